import { type ScenarioKind, scenarioKinds } from '../../kernel/clock.ts'
import { closest, mayStandInMail, type Tlp } from '../../kernel/tlp.ts'
import { type NotificationKind, notificationKinds, notReal } from './model.ts'

/** How a kind of notice reaches a person: at once, in the next digest, or in Noroshi alone. */
export const wishes = {
  IMMEDIATE: { ja: 'すぐにメール', en: 'Mail at once' },
  DIGEST: { ja: 'まとめてメール', en: 'In the digest' },
  NONE: { ja: 'メールしない', en: 'No mail' },
} as const

export type Wish = keyof typeof wishes

/** Notices that ask for nothing. Only they may be kept from a person's mail: what must be acknowledged never is. */
const onlyInforms: readonly NotificationKind[] = [
  'case.opened',
  'invitation.copied',
  'message.answer',
  'consent.answered',
  'serious.decided',
  'situation.reported',
  'ladder.answered',
]

/** A reminder or a call that comes in tomorrow's digest reminds nobody. */
const atOnce = (kind: NotificationKind): boolean =>
  kind.startsWith('due.') || kind === 'digest' || (kind.startsWith('ladder.') && !onlyInforms.includes(kind))

export const mayWish = (kind: NotificationKind, wish: Wish): boolean =>
  wish === 'IMMEDIATE' || (!atOnce(kind) && (wish === 'DIGEST' || onlyInforms.includes(kind)))

/** Kinds that a person may choose about, in the order of the list. */
export const choosable = (Object.keys(notificationKinds) as NotificationKind[]).filter(kind => mayWish(kind, 'DIGEST'))

export interface DigestLine {
  kind: NotificationKind
  number: string
  tlp: Tlp
}

export interface Digest {
  language: 'ja' | 'en'
  lines: readonly DigestLine[]
  url: string
  scenario?: ScenarioKind | undefined
}

/** Under the closest label of its lines; what a label keeps out of mails is counted only. */
export const composeDigest = ({ language, lines, url, scenario }: Digest): { subject: string; text: string } => {
  const ja = language === 'ja'
  const label = closest(lines.map(({ tlp }) => tlp))
  const named = lines.filter(({ tlp }) => mayStandInMail(tlp, 'KIND'))
  const hidden = lines.length - named.length
  const of = ({ kind, number, tlp }: DigestLine): string =>
    `・[${tlp}] ${notificationKinds[kind][language]}${mayStandInMail(tlp, 'NUMBER') ? ` ${number}` : ''}`
  const rest = ja
    ? `・ほか ${hidden}件（取扱いにより、種別を記載していません）`
    : `・${hidden} more, whose label keeps even their kind out of mails`
  const mark = scenario ? `[${scenarioKinds[scenario][language]}] ` : ''
  return {
    subject: `${mark}[${label}] ${ja ? `お知らせのまとめ　${lines.length}件` : `Digest: ${lines.length} notices`}`,
    text: [
      ...(scenario ? [notReal[scenario][language], ''] : []),
      ja ? `前回から ${lines.length}件のお知らせがあります。` : `${lines.length} notices since the last digest.`,
      ...named.map(of),
      ...(hidden > 0 ? [rest] : []),
      '',
      ja ? '内容はサインインして確認してください。' : 'Sign in to read them.',
      url,
      '',
      ja ? `このメールに内容は記載していません。取扱い：${label}` : `This mail carries no content. Handling: ${label}`,
      '',
    ].join('\n'),
  }
}
