import type { MailFacts } from '../../static/model.ts'
import { distinct, fileNameOf, linkOf, plain, spelled, type Trait } from './model.ts'

const named = (kind: Trait['kind'], values: readonly string[]): Trait[] => values.map(value => ({ kind, value }))

const isAddress = (text: string): boolean => text.includes('@')

/** Traits of one message, its attachments and what lies inside them. */
export const traitsOfMail = (mail: MailFacts): Trait[] => {
  const members = mail.attachments.flatMap(part => part.members)
  const senders = [mail.from.address, ...mail.replies].filter(isAddress).map(plain)
  return distinct([
    ...named('ADDRESS', senders),
    ...named(
      'PLACE',
      senders.map(address => address.split('@').at(-1) ?? ''),
    ),
    ...named('SUBJECT', [plain(mail.subject)]),
    ...named('MESSAGE', [spelled('MESSAGE_ID', mail.messageId)]),
    ...named('MAILER', [plain(mail.mailer ?? '')]),
    ...named('RELAY', [...mail.relays, mail.originating ?? ''].map(plain)),
    ...named('PLACE', [...mail.relays, mail.originating ?? ''].map(plain)),
    ...mail.links.flatMap(text => linkOf(text) ?? []),
    ...named(
      'ATTACHMENT',
      [...mail.attachments, ...members].map(part => fileNameOf(part.name)),
    ),
    ...named(
      'HASH',
      [...mail.attachments, ...members].flatMap(({ sha256, digests }) => [sha256, ...digests]),
    ),
    ...named(
      'PLACE',
      members.flatMap(member => member.hosts),
    ),
  ])
}
