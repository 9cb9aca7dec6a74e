/** Bootstring parameters of RFC 3492 §5. */
const [base, tMin, tMax, skew, damp, firstBias, firstCode] = [36, 1, 26, 38, 700, 72, 128]

const adapt = (delta: number, count: number, isFirst: boolean): number => {
  let rest = isFirst ? Math.floor(delta / damp) : delta >> 1
  rest += Math.floor(rest / count)
  let bias = 0
  for (; rest > ((base - tMin) * tMax) >> 1; bias += base) rest = Math.floor(rest / (base - tMin))
  return bias + Math.floor(((base - tMin + 1) * rest) / (rest + skew))
}

const digitOf = (letter: string): number =>
  /[0-9]/.test(letter) ? letter.charCodeAt(0) - 22 : letter.charCodeAt(0) - 97

/** One label without its xn--; undefined where it is not one (RFC 3492 §6.2). */
const decode = (label: string): string | undefined => {
  const last = label.lastIndexOf('-')
  const letters = last > 0 ? [...label.slice(0, last)] : []
  let [code, at, bias] = [firstCode, 0, firstBias]
  for (let index = last > 0 ? last + 1 : 0; index < label.length; ) {
    const before = at
    for (let weight = 1, step = base; ; step += base) {
      const digit = digitOf(label[index++] ?? '~')
      if (digit < 0 || digit >= base) return undefined
      at += digit * weight
      const threshold = step <= bias ? tMin : step >= bias + tMax ? tMax : step - bias
      if (digit < threshold) break
      weight *= base - threshold
    }
    bias = adapt(at - before, letters.length + 1, before === 0)
    code += Math.floor(at / (letters.length + 1))
    at %= letters.length + 1
    if (code > 0x10ffff) return undefined
    letters.splice(at++, 0, String.fromCodePoint(code))
  }
  return letters.join('')
}

const unicodeOf = (domain: string): string =>
  domain
    .toLowerCase()
    .split('.')
    .map(label => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.')

const asciiOf = (domain: string): string =>
  URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain

/** A domain in both of its spellings: みどり急行.example and its xn-- form. */
export const bothSpellings = (domain: string): string[] => {
  const plain = domain
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[@.]+|\.+$/g, '')
  return [...new Set([plain, unicodeOf(plain), asciiOf(plain)])]
}
