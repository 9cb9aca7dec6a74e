import { codesOf, type Table } from './label.ts'

/** 痕跡の種類: what a pasted indicator is. */
export const indicatorKinds = {
  IPV4: { ja: 'IPv4アドレス', en: 'IPv4 address' },
  IPV6: { ja: 'IPv6アドレス', en: 'IPv6 address' },
  NETWORK: { ja: 'ネットワーク', en: 'Network' },
  DOMAIN: { ja: 'ドメイン', en: 'Domain' },
  URL: { ja: 'URL', en: 'URL' },
  EMAIL: { ja: 'メールアドレス', en: 'Mail address' },
  MD5: { ja: 'MD5', en: 'MD5' },
  SHA1: { ja: 'SHA-1', en: 'SHA-1' },
  SHA256: { ja: 'SHA-256', en: 'SHA-256' },
  FILE_NAME: { ja: 'ファイル名', en: 'File name' },
} as const satisfies Table

export type IndicatorKind = keyof typeof indicatorKinds
export const indicatorKindCodes = codesOf(indicatorKinds)

/** 痕跡点検で探すもの: every indicator, and what only a mail shows. */
export const sweptKinds = {
  ...indicatorKinds,
  MAIL_SUBJECT: { ja: 'メールの件名', en: 'Mail subject' },
  ATTACHMENT_NAME: { ja: '添付ファイル名', en: 'Attachment name' },
  MESSAGE_ID: { ja: 'メッセージID', en: 'Message-ID' },
  MAILER: { ja: '送信ソフト（X-Mailer）', en: 'Mail program (X-Mailer)' },
  MAIL_RELAY: { ja: 'メールの中継サーバー', en: 'Mail relay' },
} as const satisfies Table

export type SweptKind = keyof typeof sweptKinds
export const sweptKindCodes = codesOf(sweptKinds)

/** Why an indicator is probably none: it would alarm everybody or nobody. */
export const indicatorDoubts = {
  INSIDE_ADDRESS: {
    ja: '組織内または特殊用途のアドレスです。ほかの組織では意味を持ちません。',
    en: 'An address for use inside an organisation, or a special one. It means nothing to others.',
  },
  WIDE_NETWORK: {
    ja: '範囲が広すぎます。無関係な通信まで一致します。',
    en: 'This network is so wide that it matches traffic of no concern.',
  },
  ONLY_SUFFIX: {
    ja: 'ドメイン名の末尾だけです。すべての組織のドメインに一致します。',
    en: 'Only the ending of domain names. It matches everybody’s.',
  },
  TOP_SITE: {
    ja: '多くの組織が日常的に使うサイトです。無関係な通信まで一致します。',
    en: 'A site that nearly everybody uses every day. It matches traffic of no concern.',
  },
  EMPTY_FILE: { ja: '空のファイルのハッシュ値です。', en: 'The hash of an empty file.' },
  OWN_DOMAIN: { ja: '貴組織のドメインです。', en: 'A domain of your own organisation.' },
} as const satisfies Table

export type IndicatorDoubt = keyof typeof indicatorDoubts
