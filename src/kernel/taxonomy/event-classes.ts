import { codesOf, noAnswers, type Table, type Validity } from './label.ts'

/** 事象の類型: the classes change only with a new version of the taxonomy (R-022, DOMAIN §2.4, 別紙3). */
export const eventTaxonomy = {
  version: 'besshi3-2017',
  validFrom: '2017-04-18',
  validUntil: null,
} as const satisfies Validity & { version: string }

/** 大分類: what has not happened is counted apart from what has. */
export const eventMajorClasses = {
  NOT_OCCURRED: { ja: '未発生事象', en: 'Not occurred' },
  OCCURRED: { ja: '発生した事象', en: 'Occurred' },
} as const satisfies Table

export type EventMajorClass = keyof typeof eventMajorClasses

export const eventGroups = {
  OMEN: { ja: '予兆・ヒヤリハット', en: 'Omens and near misses' },
  CONFIDENTIALITY: { ja: '機密性を脅かす事象', en: 'Threatens confidentiality' },
  INTEGRITY: { ja: '完全性を脅かす事象', en: 'Threatens integrity' },
  AVAILABILITY: { ja: '可用性を脅かす事象', en: 'Threatens availability' },
  LEADING_TO: { ja: '上記につながる事象', en: 'May lead to the above' },
} as const satisfies Table

export type EventGroup = keyof typeof eventGroups

interface EventClassRow {
  ja: string
  en: string
  /** The words on the buttons of the simple form (SCREENS §8.2). */
  short: { ja: string; en: string }
  meaning: { ja: string; en: string }
  major: EventMajorClass
  group: EventGroup
}

/** Exactly one per version of a report; the classes exclude each other, so that their counts add up. */
export const eventClasses = {
  EV_C_LEAK: {
    ja: '情報の漏えい',
    en: 'Information leak',
    short: { ja: '情報の漏えい', en: 'Information leak' },
    meaning: { ja: '秘密にすべき情報が外部に出た。', en: 'Confidential information flowed out.' },
    major: 'OCCURRED',
    group: 'CONFIDENTIALITY',
  },
  EV_I_DESTROY: {
    ja: '情報の破壊',
    en: 'Destruction of information',
    short: { ja: '破壊・改ざん', en: 'Destruction, tampering' },
    meaning: {
      ja: 'Webサイトが書き換えられた。または重要な情報が壊された。',
      en: 'A web site was defaced, or important information was destroyed.',
    },
    major: 'OCCURRED',
    group: 'INTEGRITY',
  },
  EV_A_UNAVAIL: {
    ja: 'システム等の利用困難',
    en: 'System hard or impossible to use',
    short: { ja: '利用困難', en: 'Hard to use' },
    meaning: {
      ja: '制御システムの運転を続けられない。またはWebサイトを閲覧できない。',
      en: 'A control system cannot keep running, or a web site cannot be viewed.',
    },
    major: 'OCCURRED',
    group: 'AVAILABILITY',
  },
  EV_L_MALWARE: {
    ja: 'マルウェア等の感染',
    en: 'Malware infection',
    short: { ja: 'マルウェア感染', en: 'Malware infection' },
    meaning: { ja: 'システムがマルウェア等に感染した。', en: 'A system was infected by malware.' },
    major: 'OCCURRED',
    group: 'LEADING_TO',
  },
  EV_L_INTRUSION: {
    ja: 'システム等への侵入',
    en: 'Intrusion into a system',
    short: { ja: '侵入', en: 'Intrusion' },
    meaning: { ja: '外部からの攻撃でシステムに入られた。', en: 'An attack from outside entered a system.' },
    major: 'OCCURRED',
    group: 'LEADING_TO',
  },
  EV_L_CODEEXEC: {
    ja: '不正コード等の実行',
    en: 'Execution of malicious code',
    short: { ja: '不正コードの実行', en: 'Malicious code run' },
    meaning: {
      ja: '脆弱性を悪用され、不正なコードが実行された。',
      en: 'A vulnerability was exploited to run malicious code.',
    },
    major: 'OCCURRED',
    group: 'LEADING_TO',
  },
  EV_OMEN: {
    ja: '予兆・ヒヤリハット',
    en: 'Omen or near miss',
    short: { ja: '予兆・ヒヤリハット', en: 'Omen, near miss' },
    meaning: {
      ja: '攻撃の予告、脆弱性の発見、未遂のミスなど、まだ何も起きていない。',
      en: 'Nothing has happened yet: an announced attack, a vulnerability found, a slip caught in time.',
    },
    major: 'NOT_OCCURRED',
    group: 'OMEN',
  },
  EV_L_OTHER: {
    ja: 'その他',
    en: 'Other',
    short: { ja: 'その他', en: 'Other' },
    meaning: { ja: '上のどれにも当てはまらない。', en: 'None of the above.' },
    major: 'OCCURRED',
    group: 'LEADING_TO',
  },
} as const satisfies Record<string, EventClassRow>

export type EventClass = keyof typeof eventClasses
export const eventClassCodes = codesOf(eventClasses)

/** What the field of a report holds: a class, or why there is none. */
export const eventAnswers = { ...eventClasses, ...noAnswers } as const

export const isOmen = (code: EventClass): boolean => eventClasses[code].major === 'NOT_OCCURRED'

/** Finer kinds of an omen, a choice of this project (DOMAIN §2.4). */
export const omenKinds = {
  OMEN_NOTICE: { ja: '攻撃の予告等', en: 'Announcement of an attack' },
  OMEN_VULN: { ja: '脆弱性等の発見', en: 'Vulnerability found' },
  NEARMISS_ERROR: { ja: '未遂のミス', en: 'Slip caught in time' },
  NEARMISS_MAIL: { ja: '不審メール等の受信', en: 'Suspicious mail received' },
  ...noAnswers,
} as const satisfies Table
