import { codesOf, type Labelled } from './taxonomy/label.ts'

/** The parts of a notice that a mail may carry outside the house, from the least telling to the most. */
export const mailParts = ['LINK', 'DEADLINE', 'NUMBER', 'KIND', 'ISSUER', 'TITLE', 'BODY'] as const
export type MailPart = (typeof mailParts)[number]

interface TlpRow {
  /** In words beside the badge: what the label lets its reader do here (SCREENS §3). */
  permits: Labelled
  /** To whom a recipient may pass it on (TLP 2.0). */
  reaches: 'NAMED_PERSONS' | 'ORGANISATION' | 'ORGANISATION_AND_CLIENTS' | 'COMMUNITY' | 'EVERYONE'
  /** Mail travels in the clear and is forwarded without thinking, so it says less than the page it links to. */
  mail: readonly MailPart[]
}

/** TLP 2.0 (FIRST, August 2022), from the closest to the most open. Labels are never translated or abbreviated. */
export const tlp = {
  'TLP:RED': {
    permits: {
      ja: '読めるのは、名前を挙げた人だけです。組織内でも共有できません。',
      en: 'Only the persons named may read this. It may not be shared, not even inside their organisation.',
    },
    reaches: 'NAMED_PERSONS',
    mail: ['LINK'],
  },
  'TLP:AMBER+STRICT': {
    permits: {
      ja: '共有できるのは、組織内の知る必要がある人だけです。',
      en: 'May be shared inside the organisation only, with those who need to know.',
    },
    reaches: 'ORGANISATION',
    mail: ['LINK', 'DEADLINE', 'NUMBER'],
  },
  'TLP:AMBER': {
    permits: {
      ja: '共有できるのは、組織内とその顧客のうち、知る必要がある人だけです。',
      en: 'May be shared inside the organisation and with its clients, with those who need to know.',
    },
    reaches: 'ORGANISATION_AND_CLIENTS',
    mail: ['LINK', 'DEADLINE', 'NUMBER', 'KIND'],
  },
  'TLP:GREEN': {
    permits: {
      ja: '関係者の間で共有できます。公開の場には出せません。',
      en: 'May be shared within the community, but not through public channels.',
    },
    reaches: 'COMMUNITY',
    mail: ['LINK', 'DEADLINE', 'NUMBER', 'KIND', 'ISSUER', 'TITLE'],
  },
  'TLP:CLEAR': {
    permits: { ja: '制限なく共有できます。', en: 'May be shared without restriction.' },
    reaches: 'EVERYONE',
    mail: mailParts,
  },
} as const satisfies Record<`TLP:${string}`, TlpRow>

export type Tlp = keyof typeof tlp

/** From the closest to the most open. */
export const tlpLabels: readonly Tlp[] = codesOf(tlp)

export const openness = (label: Tlp): number => tlpLabels.indexOf(label)

/** A limit is kept by the same label and by every closer one. */
export const atMostAsOpenAs = (label: Tlp, limit: Tlp): boolean => openness(label) <= openness(limit)

/** What is put together is handled as the closest of its parts; nothing labelled is handled as RED. */
export const closest = (labels: readonly Tlp[]): Tlp => tlpLabels.find(label => labels.includes(label)) ?? 'TLP:RED'

/** The originator reads this beside the badge of what is theirs: nobody else opens it further (DOMAIN §3.3). */
export const originatorOnly: Labelled = {
  ja: '範囲を広げられるのは、あなたの組織だけです。',
  en: 'Only your organisation can widen this range.',
}

export const permits = (label: Tlp, reader: 'ORIGINATOR' | 'RECIPIENT' = 'RECIPIENT'): Labelled =>
  reader === 'ORIGINATOR' && label !== 'TLP:CLEAR' ? originatorOnly : tlp[label].permits

export const mayStandInMail = (label: Tlp, part: MailPart): boolean =>
  (tlp[label].mail as readonly MailPart[]).includes(part)
