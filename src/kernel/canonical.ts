/**
 * JSON in one spelling: keys in the order of their UTF-16 code units, no space, numbers and strings as ECMAScript writes
 * them (after RFC 8785). What is hashed or signed is this text, however a database or a transport ordered the keys.
 */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
