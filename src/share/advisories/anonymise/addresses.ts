/** An IP address as a number, with the width of its family in bits. */
export interface Address {
  bits: 32 | 128
  value: bigint
}

export interface Network extends Address {
  prefix: number
}

export const parseAddress = (text: string): Address | undefined => (text.includes(':') ? parse6(text) : parse4(text))

const parse4 = (text: string): Address | undefined => {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every(octet => /^\d{1,3}$/.test(octet) && Number(octet) <= 255)) return undefined
  return { bits: 32, value: octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n) }
}

const parse6 = (text: string): Address | undefined => {
  const [head = '', tail, more] = text.split('::')
  if (more !== undefined) return undefined
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const left = groups(head)
  const right = tail === undefined ? [] : groups(tail)
  const missing = 8 - left.length - right.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const all = [...left, ...Array<string>(missing).fill('0'), ...right]
  if (!all.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return { bits: 128, value: all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n) }
}

export const parseNetwork = (text: string): Network | undefined => {
  const [host = '', length, more] = text.trim().toLowerCase().split('/')
  const address = parseAddress(host)
  if (!address || more !== undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined
  const prefix = length === undefined ? address.bits : Number(length)
  return prefix <= address.bits ? { ...address, prefix } : undefined
}

export const isInside = (address: Address, network: Network): boolean => {
  if (address.bits !== network.bits) return false
  const free = BigInt(network.bits - network.prefix)
  return address.value >> free === network.value >> free
}

/** Addresses that mean something only inside a house: RFC 1918, 6598, 3927, 1122, 4193, 4291. */
const inner = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
]
  .map(parseNetwork)
  .filter(network => network !== undefined)

export const isInner = (address: Address): boolean => inner.some(network => isInside(address, network))
