import { type Found, type Identifiers, leftOver, noIdentifiers } from './anonymise.ts'
import type { DraftContent } from './content.ts'

/** What the directory knows of an organisation. */
export interface DirectoryEntry {
  names: readonly string[]
  people: readonly string[]
  emails: readonly string[]
  phones: readonly string[]
  identifiers: readonly { kind: string; value: string }[]
}

/** Everything by which an organisation would be recognised, its people's mail domains included. */
export const identifiersOf = ({ names, people, emails, phones, identifiers }: DirectoryEntry): Identifiers => {
  const of = (kind: string): string[] => identifiers.filter(one => one.kind === kind).map(({ value }) => value)
  const mailDomains = emails.map(email => email.slice(email.lastIndexOf('@') + 1).toLowerCase())
  return {
    ...noIdentifiers,
    names: [...names, ...of('ALIAS')],
    people: [...people, ...of('PERSON')],
    domains: [...new Set([...of('DOMAIN'), ...mailDomains])],
    addresses: [...of('ADDRESS'), ...emails],
    hostPatterns: of('HOST_PATTERN'),
    places: of('PLACE'),
    contracts: of('CONTRACT'),
    phones: phones.filter(phone => phone !== ''),
  }
}

export type FoundIn = Found & { part: 'TITLE' | 'BODY' | 'REQUEST' }

/** What still names the victim anywhere in what others would read: title, body and every request. */
export const leftIn = (
  others: Pick<DraftContent['others'], 'title' | 'body' | 'requests'>,
  victim: Identifiers,
): FoundIn[] => {
  const look = (part: FoundIn['part'], text: string): FoundIn[] =>
    leftOver(text, victim).map(found => ({ ...found, part }))
  return [
    ...look('TITLE', others.title),
    ...look('BODY', others.body),
    ...others.requests.flatMap(request => look('REQUEST', request)),
  ]
}
