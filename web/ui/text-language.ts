import type { Language } from '../../src/kernel/taxonomy/label.ts'

/** The language of what a person wrote, so that it is read out and broken into lines rightly on either page. */
export const textLanguage = (text: string): Language =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : 'en'
