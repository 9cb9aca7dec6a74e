import { passwordLength } from '../../../src/trust/identity/sign-in/model.ts'

/** What a new password still lacks. Length is all that is asked: rules about kinds of characters make worse ones. */
export const passwordLacks = (password: string): { key: 'short' | 'long'; count: number } | undefined => {
  const length = [...password].length
  if (length < passwordLength.min) return { key: 'short', count: passwordLength.min - length }
  if (password.length > passwordLength.max) return { key: 'long', count: password.length - passwordLength.max }
  return undefined
}
