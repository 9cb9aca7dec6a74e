import type { Email } from 'postal-mime'
import { vi } from 'vitest'
import { type NotificationKind, notificationKinds } from '../../src/share/notifications/model.ts'
import type { MailServer } from '../mail-server.ts'
import type { Person } from './person.ts'

export const sentTo = ({ mails }: MailServer, { email }: Person, kind: NotificationKind): Email[] =>
  mails.filter(
    ({ to, subject = '' }) =>
      to?.some(({ address }) => address === email) &&
      Object.values(notificationKinds[kind]).some(words => subject.includes(words)),
  )

/** Waits for the latest mail of a kind and opens the address it gives, as its reader would. */
export const opensMail = async (post: MailServer, person: Person, kind: NotificationKind): Promise<void> => {
  const mail = await vi.waitFor(
    () => {
      const last = sentTo(post, person, kind).at(-1)
      if (!last) throw new Error(`no mail “${kind}” for ${person.email}`)
      return last
    },
    { timeout: 20_000 },
  )
  await person.open(/http:\S+/.exec(mail.text ?? '')?.[0] ?? '')
}
