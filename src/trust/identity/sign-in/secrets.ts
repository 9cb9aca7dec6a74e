import { randomBytes } from 'node:crypto'
import argon2 from '@node-rs/argon2'

export const newToken = (): string => randomBytes(32).toString('base64url')

/** argon2id with the parameters of the OWASP cheat sheet (19 MiB, two passes), the library's default. */
export const hashPassword = (password: string): Promise<string> => argon2.hash(password)

/** Verified when the account is unknown, so that both answers take the same time. */
let decoy: Promise<string> | undefined

export const passwordHolds = async (hash: string | undefined, password: string): Promise<boolean> => {
  decoy ??= hashPassword(newToken())
  const held = await argon2.verify(hash ?? (await decoy), password)
  return held && hash !== undefined
}
