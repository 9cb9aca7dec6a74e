import type { Span } from '../../../kernel/spelling.ts'
import type { Labelled, Language } from '../../../kernel/taxonomy/label.ts'

/** What would give the victim away, as the directory keeps it; every name it ever had, in every language. */
export interface Identifiers {
  names: readonly string[]
  people: readonly string[]
  /** `example.jp` stands for its subdomains, addresses and links too. */
  domains: readonly string[]
  /** IP addresses and networks (CIDR), and single mail addresses. */
  addresses: readonly string[]
  /** Host names; `*` is any run of letters, `?` one of them, `#` one digit: KF-####. */
  hostPatterns: readonly string[]
  places: readonly string[]
  contracts: readonly string[]
  /** Telephone numbers, in any writing. */
  phones: readonly string[]
}

export const noIdentifiers: Identifiers = {
  names: [],
  people: [],
  domains: [],
  addresses: [],
  hostPatterns: [],
  places: [],
  contracts: [],
  phones: [],
}

interface RemovalRow extends Labelled {
  /** What stands there instead, unless the author says otherwise. */
  instead: Labelled
  reason: string
  because: Labelled
}

/** In the order in which they win where two overlap (DOMAIN §3.2). */
export const removalKinds = {
  MAIL: {
    ja: 'メールアドレス',
    en: 'Mail address',
    instead: { ja: 'あるメールアドレス', en: 'a mail address' },
    reason: 'mail_of_victim',
    because: { ja: '被害組織のメールアドレス', en: 'Mail address of the victim' },
  },
  DOMAIN: {
    ja: 'ドメイン',
    en: 'Domain',
    instead: { ja: '組織のドメイン', en: 'the organisation’s domain' },
    reason: 'registered_domain',
    because: { ja: '登録済みのドメインと一致', en: 'Matches a registered domain' },
  },
  HOST: {
    ja: '端末・サーバ名',
    en: 'Host name',
    instead: { ja: '端末 1台', en: 'one terminal' },
    reason: 'registered_host',
    because: { ja: '登録済みの端末名と一致', en: 'Matches a registered host name' },
  },
  ADDRESS: {
    ja: '内部アドレス',
    en: 'Internal address',
    instead: { ja: '内部のアドレス', en: 'an internal address' },
    reason: 'internal_address',
    because: { ja: '組織内のアドレス', en: 'Address inside the organisation' },
  },
  PERSON: {
    ja: '氏名',
    en: 'Person',
    instead: { ja: '担当者', en: 'a member of staff' },
    reason: 'registered_person',
    because: { ja: '登録済みの氏名と一致', en: 'Matches a registered person' },
  },
  NAME: {
    ja: '組織名',
    en: 'Organisation',
    instead: { ja: 'ある組織', en: 'an organisation' },
    reason: 'registered_name',
    because: { ja: '登録名と一致', en: 'Matches a registered name' },
  },
  PLACE: {
    ja: '場所',
    en: 'Place',
    instead: { ja: 'ある拠点', en: 'a site' },
    reason: 'registered_place',
    because: { ja: '登録済みの場所と一致', en: 'Matches a registered place' },
  },
  CONTRACT: {
    ja: '契約・事業名',
    en: 'Contract',
    instead: { ja: 'ある契約', en: 'a contract' },
    reason: 'registered_contract',
    because: { ja: '登録済みの契約名と一致', en: 'Matches a registered contract' },
  },
  PHONE: {
    ja: '電話番号',
    en: 'Telephone number',
    instead: { ja: '（電話番号）', en: '(telephone number)' },
    reason: 'phone_of_victim',
    because: { ja: '被害組織の電話番号', en: 'Telephone number of the victim' },
  },
  SECTOR: {
    ja: '分野',
    en: 'Sector',
    instead: { ja: '重要インフラ事業者', en: 'a critical-infrastructure operator' },
    reason: 'too_few_fit',
    because: { ja: 'この分野に当てはまる組織が少ない', en: 'Too few organisations of this sector' },
  },
  TIME: {
    ja: '時刻',
    en: 'Time',
    instead: { ja: 'ある時間帯', en: 'at some time' },
    reason: 'time_too_fine',
    because: { ja: '時刻を半日より粗い単位にする', en: 'Times are given as parts of the day' },
  },
} as const satisfies Record<string, RemovalRow>

export type RemovalKind = keyof typeof removalKinds
export type RemovalReason = (typeof removalKinds)[RemovalKind]['reason']

/** A passage that identifies; offsets are UTF-16 units of the original text. */
export interface Found extends Span {
  kind: RemovalKind
  original: string
}

/** A passage struck from the derivative, and the words that stand there instead. */
export interface Removal extends Found {
  replacement: string
  /** The same words in both languages, for an author who writes the other text. */
  words: Labelled
  reason: RemovalReason
}

/** What stays although it looks telling, because prevention needs it. */
export const keptReasons = {
  external_address: { ja: '外部の接続先。予防に必要', en: 'Outside destination, needed for prevention' },
  external_domain: { ja: '外部のドメイン。予防に必要', en: 'Outside domain, needed for prevention' },
  external_mail: { ja: '外部のメールアドレス。予防に必要', en: 'Outside mail address, needed for prevention' },
  hash: { ja: 'ファイルのハッシュ値。予防に必要', en: 'File hash, needed for prevention' },
  deadline: { ja: '期限の時刻。行動に必要', en: 'Time of a deadline, needed to act' },
} as const satisfies Record<string, Labelled>

export interface Kept extends Span {
  original: string
  reason: keyof typeof keptReasons
}

export interface Options {
  /** Of the text; without it, Japanese where the text contains any. */
  language?: Language
  /** How the victim is called: ある公的機関, or coarser where fewer than k organisations fit (DOMAIN §3.2). */
  organisationAs?: Labelled
  /** Too few organisations fit: words that tell the sector are said more generally. */
  generaliseSector?: boolean
}

/** A candidate before overlaps are settled. */
export interface Candidate extends Span {
  kind: RemovalKind
  instead?: Labelled
}
