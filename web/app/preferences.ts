import type { Language } from '../../src/kernel/taxonomy/label.ts'
import { isLanguage } from '../i18n/setup.ts'

/** What a browser remembers for its person. No cookie: none of this is sent to the server. */
const languageKey = 'noroshi.language'
const singleKeysKey = 'noroshi.single-keys'

const read = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined // storage is switched off: the defaults hold
  }
}

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // storage is switched off: the choice lasts as long as the address carries it
  }
}

/** The address decides, then the last choice, then Japanese (SCREENS §2: language is in the address). */
export const chosenLanguage = (inAddress: unknown): Language => {
  if (isLanguage(inAddress)) return inAddress
  const remembered = read(languageKey)
  return isLanguage(remembered) ? remembered : 'ja'
}

export const rememberLanguage = (language: Language): void => write(languageKey, language)
export const singleKeysOn = (): boolean => read(singleKeysKey) !== 'off'
export const rememberSingleKeys = (on: boolean): void => write(singleKeysKey, on ? 'on' : 'off')
