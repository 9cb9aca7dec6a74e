import { propose } from '../../src/share/advisories/anonymise.ts'
import { corpus, type Message } from './corpus.ts'

export interface Missed {
  slot: string
  words: string
  text: string
}

export interface Measured {
  messages: number
  planted: number
  /** Planted passages of which any letter or digit was left. */
  missed: Missed[]
  /** Letters struck that were harmless, with the message. */
  struckTooMuch: { words: string; text: string }[]
}

/** “The terminal KF-0231” becomes “one terminal”, 森様 a member of staff: the word beside the name goes with it and is said anew. */
const saidAnew = /^(?:端末|Theterminal|様)$/

const telling = /[\p{L}\p{N}]/u

/** Positions of the text that a release would no longer hold. */
const struckOf = (message: Message): boolean[] => {
  const struck = Array<boolean>(message.text.length).fill(false)
  for (const { start, end } of propose(message.text, message.victim.identifiers)) struck.fill(true, start, end)
  return struck
}

const judge = (message: Message): Pick<Measured, 'missed' | 'struckTooMuch'> => {
  const { text, planted } = message
  const struck = struckOf(message)
  const missed = planted
    .filter(({ start, end }) =>
      Array.from({ length: end - start }, (_, at) => start + at).some(
        at => !struck[at] && telling.test(text[at] ?? ''),
      ),
    )
    .map(({ start, end, slot }) => ({ slot, words: text.slice(start, end), text }))
  const inPlanted = (at: number): boolean => planted.some(({ start, end }) => at >= start && at < end)
  let words = ''
  for (let at = 0; at < text.length; at++)
    if (struck[at] && !inPlanted(at) && telling.test(text[at] ?? '')) words += text[at]
  return { missed, struckTooMuch: words === '' || saidAnew.test(words) ? [] : [{ words, text }] }
}

/** What the program finds of what was planted, and what it strikes besides. */
export const measure = (): Measured => {
  const judged = corpus.map(judge)
  return {
    messages: new Set(corpus.map(({ text }) => text)).size,
    planted: corpus.reduce((sum, { planted }) => sum + planted.length, 0),
    missed: judged.flatMap(({ missed }) => missed),
    struckTooMuch: judged.flatMap(({ struckTooMuch }) => struckTooMuch),
  }
}

/** Recall by passages, precision by messages in which nothing harmless was struck. */
export const report = ({ messages, planted, missed, struckTooMuch }: Measured): string =>
  `anonymisation: ${messages} messages, ${planted} planted; ` +
  `recall ${((planted - missed.length) / planted).toFixed(4)}, harmless text untouched in ${(1 - struckTooMuch.length / messages).toFixed(4)}`
