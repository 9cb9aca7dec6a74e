import type { Labelled, Language } from '../../../src/kernel/taxonomy/label.ts'

const capitalised = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase()

/** 佐久間 玲 → 佐久間; SAKUMA Rei and Rei Sakuma → Sakuma. A name of one word stays as it is. */
export const familyName = (name: Labelled, language: Language): string => {
  const words = name[language].trim().split(/[\s　]+/)
  const [first = ''] = words
  if (language === 'ja') return first
  const family = words.find(word => word.length > 1 && word === word.toUpperCase())
  return family ? capitalised(family) : (words.at(-1) ?? first)
}
