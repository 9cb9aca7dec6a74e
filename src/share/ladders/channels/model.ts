import { type ScenarioKind, scenarioKinds } from '../../../kernel/clock.ts'
import { type LadderOccasion, ladderOccasions } from '../../../kernel/taxonomy/ladders.ts'
import { mayStandInMail, type Tlp } from '../../../kernel/tlp.ts'
import { type NotificationKind, notificationKinds, notReal } from '../../notifications/model.ts'

/** How a call of the gateway ended; `ACKNOWLEDGED` is the key that means “I have it”. */
export const callResults = {
  ACKNOWLEDGED: { ja: '受け取りました', en: 'Acknowledged' },
  ANSWERED: { ja: '応答あり', en: 'Answered' },
  VOICEMAIL: { ja: '留守番電話に録音', en: 'Voicemail' },
  NO_ANSWER: { ja: '応答なし', en: 'No answer' },
  BUSY: { ja: '話し中', en: 'Busy' },
  DELIVERED: { ja: '到達', en: 'Delivered' },
  UNDELIVERABLE: { ja: '不達', en: 'Undeliverable' },
} as const

export type CallResult = keyof typeof callResults

/** What leaves the house on a webhook, an SMS or by voice. */
export interface Outgoing {
  id: string
  channel: 'WEBHOOK' | 'SMS' | 'VOICE'
  kind: NotificationKind
  occasion: LadderOccasion
  step: number
  run: string
  number: string
  tlp: Tlp
  test: boolean
  createdAt: Date
  language: 'ja' | 'en'
  scenario?: ScenarioKind | undefined
}

const waiting = { ja: 'Noroshi に確認が必要なものがあります。', en: 'Something waits for you in Noroshi.' }
const testWords = {
  ja: 'これは試験です。実際の連絡ではありません。',
  en: 'This is a test. It is not a real call.',
}

/** One or two sentences to be read or heard: whether it is real, what it is as far as the label lets it be said, what to do. */
export const spoken = ({ kind, number, tlp, test, language, scenario }: Outgoing): string => {
  const what = mayStandInMail(tlp, 'KIND')
    ? `${notificationKinds[kind][language]}${language === 'ja' ? '。' : '.'}`
    : waiting[language]
  const numbered = number !== '' && mayStandInMail(tlp, 'NUMBER')
  return [
    test ? testWords[language] : '',
    scenario ? notReal[scenario][language] : '',
    what,
    numbered ? (language === 'ja' ? `番号は ${number} です。` : `Its number is ${number}.`) : '',
  ]
    .filter(part => part !== '')
    .join(language === 'ja' ? '' : ' ')
}

/** The body of a webhook. Kind, occasion and number are left out where the label keeps them out of mails. */
export const webhookBody = (outgoing: Outgoing, url: string): string => {
  const { id, kind, occasion, step, number, tlp, test, createdAt, scenario } = outgoing
  const named = mayStandInMail(tlp, 'KIND')
  return JSON.stringify({
    id,
    at: createdAt.toISOString(),
    test,
    ...(scenario ? { scenario, scenarioWords: scenarioKinds[scenario] } : {}),
    tlp,
    ...(named ? { kind, occasion, occasionWords: ladderOccasions[occasion], step: step + 1 } : {}),
    ...(number !== '' && mayStandInMail(tlp, 'NUMBER') ? { number } : {}),
    url,
  })
}

/** What the gateway is told: whom to ring, the words, and where to report how it ended. */
export const gatewayBody = (outgoing: Outgoing, phone: string, url: string, callback: string): string => {
  const { id, channel, test, language, tlp } = outgoing
  return JSON.stringify({ id, channel, to: phone, language, text: spoken(outgoing), test, tlp, url, callback })
}

/** The n-th attempt waits this long (ms): 15 s, 30 s, … half an hour at most. */
export const pauseBefore = (attempts: number): number => Math.min(15_000 * 2 ** Math.max(0, attempts - 1), 30 * 60_000)

/** After a day of trying a call is history. */
export const patience = 24 * 60 * 60_000
