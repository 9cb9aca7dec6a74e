import type { SweptKind } from '../../../kernel/taxonomy/indicator-kinds.ts'

/**
 * What event logs, mails and lists of files show of an indicator. PLACE is a host or address, LINK a host with the path
 * that was asked for.
 */
export type TraitKind =
  | 'PLACE'
  | 'LINK'
  | 'HASH'
  | 'NAME'
  | 'ATTACHMENT'
  | 'ADDRESS'
  | 'SUBJECT'
  | 'MESSAGE'
  | 'MAILER'
  | 'RELAY'

export interface Trait {
  kind: TraitKind
  value: string
  /** Of a LINK. */
  path?: string
}

/** Which traits an indicator of a kind is compared with; hosts and addresses are compared as places of the logs are. */
export const traitsOf: Readonly<Partial<Record<SweptKind, readonly TraitKind[]>>> = {
  MD5: ['HASH'],
  SHA1: ['HASH'],
  SHA256: ['HASH'],
  FILE_NAME: ['NAME', 'ATTACHMENT'],
  ATTACHMENT_NAME: ['ATTACHMENT'],
  EMAIL: ['ADDRESS'],
  MAIL_SUBJECT: ['SUBJECT'],
  MESSAGE_ID: ['MESSAGE'],
  MAILER: ['MAILER'],
  MAIL_RELAY: ['RELAY'],
}

/** Without what mail programs, fonts and copying change: width of letters, hidden marks, runs of spaces, capitals. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()

/** The last part of a path of Windows or Unix; a name without folders is itself. */
export const fileNameOf = (path: string): string => plain(path.replace(/^.*[\\/]/s, ''))

/** As it is compared: the same spelling on both sides. */
export const spelled = (kind: SweptKind, value: string): string => {
  if (kind === 'FILE_NAME' || kind === 'ATTACHMENT_NAME') return fileNameOf(value)
  if (kind === 'MESSAGE_ID') return plain(value).replace(/^<|>$/g, '')
  return plain(value)
}

/** Host and path of a link; undefined where it is none that a program would follow. */
export const linkOf = (text: string): Trait | undefined => {
  if (!URL.canParse(text)) return undefined
  const { hostname, pathname } = new URL(text)
  return hostname === '' ? undefined : { kind: 'LINK', value: hostname.replace(/^\[|\]$/g, ''), path: pathname }
}

const key = ({ kind, value, path }: Trait): string => `${kind} ${value} ${path ?? ''}`

/** Each trait once, without empty and endless ones. */
export const distinct = (traits: readonly Trait[]): Trait[] => [
  ...new Map(
    traits.filter(({ value }) => value.length > 1 && value.length <= 2000).map(trait => [key(trait), trait]),
  ).values(),
]
