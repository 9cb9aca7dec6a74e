/** RFC 6238 with what every authenticator app understands; one step of drift either way (§5.2). */
export const totpShape = { digits: 6, period: 30, algorithm: 'SHA1', window: 1 } as const

export const recoveryCodeCount = 10

/** Without I, L, O and U: read from paper and from the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten characters of five bits. @param bytes ten random bytes */
export const recoveryCodeOf = (bytes: Uint8Array): string => {
  const letters = [...bytes].map(byte => alphabet[byte % 32]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** As typed: any width and case, with or without the hyphen, O for 0 and I or L for 1. */
export const readRecoveryCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

export const readTotp = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '')

/** A browser makes passkeys for names only (WebAuthn §5.1.2: an effective domain), not for numeric addresses. */
export const allowsPasskeys = (publicUrl: string): boolean => !/^[\d.]+$|^\[/.test(new URL(publicUrl).hostname)
