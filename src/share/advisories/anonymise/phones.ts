import { foldWidth, originalSpan } from '../../../kernel/spelling.ts'
import type { Candidate } from './model.ts'

const gap = '[-() .・ー\\/]{0,3}'
const country = `(?:\\+|00)?81${gap}(?:0${gap})?`
/** Shorter ones are numbers of other things. */
const shortest = 8

/** 03-0000-0142 also as 03(0000)0142, 0300000142, ０３－００００－０１４２ and +81 3 0000 0142. */
const patternOf = (phone: string): string | undefined => {
  const digits = foldWidth(phone)
    .text.replace(/^\s*(?:\+|00)81/, '0')
    .replace(/\D/g, '')
    .replace(/^00(?=[1-9])/, '0')
  if (digits.length < shortest) return undefined
  const rest = [...digits.replace(/^0/, '')].join(gap)
  return `(?<![\\d.-])\\(?(?:${country}|0${gap})${rest}(?!\\d)`
}

/** 内線 4021, ext. 4021: a number that means something only inside a house. */
const extension = '(?:内線(?:番号)?|(?<![a-z])ext(?:ension)?(?![a-z]))[:. 　]{0,3}\\d{2,6}(?!\\d)'

export const findPhones = (text: string, phones: readonly string[]): Candidate[] => {
  const folded = foldWidth(text)
  const patterns = [...phones.flatMap(phone => patternOf(phone) ?? []), extension]
  return patterns.flatMap(pattern =>
    [...folded.text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => ({
      kind: 'PHONE' as const,
      ...originalSpan(folded, index, index + found.length),
    })),
  )
}
