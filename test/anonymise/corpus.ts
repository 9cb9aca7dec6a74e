import { templates } from './templates.ts'
import { type Slot, type Victim, victims } from './victims.ts'

export interface Message {
  victim: Victim
  text: string
  /** What must be gone, as it stands in the text. */
  planted: { start: number; end: number; slot: Slot }[]
  /** What must stay, in this order. */
  harmless: string[]
}

const rounds = 2
const parts = /\{(?<name>[a-z]+)\}/g

/** One message; each placeholder takes the spelling whose turn it is. */
const write = (victim: Victim, language: 'ja' | 'en', template: string, turn: number): Message => {
  const message: Message = { victim, text: '', planted: [], harmless: [] }
  const keep = (text: string): void => {
    message.text += text
    if (text.trim() !== '') message.harmless.push(text)
  }
  let at = 0
  for (const { index, 0: whole, groups } of template.matchAll(parts)) {
    keep(template.slice(at, index))
    at = index + whole.length
    const choices = groups?.name === 'like' ? victim.lookalikes : victim.written[language][groups?.name as Slot]
    const words = choices[turn % choices.length] ?? ''
    if (groups?.name === 'like') keep(words)
    else {
      message.planted.push({
        start: message.text.length,
        end: message.text.length + words.length,
        slot: groups?.name as Slot,
      })
      message.text += words
    }
  }
  keep(template.slice(at))
  return message
}

/** Every template about every victim, in two turns of spellings: 480 messages. */
export const corpus: readonly Message[] = victims.flatMap((victim, place) =>
  (['ja', 'en'] as const).flatMap(language =>
    templates[language].flatMap((template, index) =>
      Array.from({ length: rounds }, (_, round) => write(victim, language, template, index + place + round * 3)),
    ),
  ),
)
