/** The four bytes of a dotted address; undefined where it is none. A leading zero is read differently by programs. */
export const ipv4 = (text: string): number[] | undefined => {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.map(Number)
}

/** The shortest form (RFC 5952), as the URL standard writes it. */
export const ipv6 = (text: string): string | undefined => {
  const address = `http://[${text}]/`
  if (!/^[\da-f:.]{2,45}$/i.test(text) || !/:.*:/.test(text) || !URL.canParse(address)) return undefined
  return new URL(address).hostname.slice(1, -1)
}

/** 10/8, 172.16/12, 192.168/16, 100.64/10, 127/8, 169.254/16, 0/8 and everything from 224 (RFC 6890). */
export const isInside4 = ([a = 0, b = 0]: readonly number[]): boolean =>
  a === 0 ||
  a === 10 ||
  a === 127 ||
  a >= 224 ||
  (a === 100 && b >= 64 && b < 128) ||
  (a === 169 && b === 254) ||
  (a === 172 && b >= 16 && b < 32) ||
  (a === 192 && b === 168)

/** ::, ::1, unique local, link-local and multicast (RFC 6890). */
export const isInside6 = (short: string): boolean => /^(::1?$|f[cd]|fe[89ab]|ff)/.test(short)
