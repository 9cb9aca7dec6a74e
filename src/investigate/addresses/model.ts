/** Both ends belong to the range. */
export type Range = readonly [from: number, to: number]

/** Every IPv4 address, as numbers. */
export const everyAddress: Range = [0, 0xffffffff]

/** `10.0.0.0/8`, `10.0.0.1`, `10.0.0.1-10.0.0.9`, `any`. @throws if it is none of these */
export function addressRange(text: string): Range {
  if (text === 'any') return everyAddress
  const parts = text.split('-').map(part => part.trim())
  const number = (address: string): number => {
    const bytes = address.split('.').map(Number)
    if (bytes.length !== 4 || bytes.some(byte => !Number.isInteger(byte) || byte < 0 || byte > 255))
      throw new Error(`“${text}” is no IPv4 address, network or range.`)
    return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  }
  if (parts.length === 2) return [number(parts[0] ?? ''), number(parts[1] ?? '')]
  const [network = '', width = '32'] = text.split('/')
  const span = 2 ** (32 - Number(width))
  if (!Number.isInteger(span)) throw new Error(`“${text}” has no width between /0 and /32.`)
  const first = Math.floor(number(network) / span) * span
  return [first, first + span - 1]
}
