import type { Email } from 'postal-mime'
import { vi } from 'vitest'
import type { MailServer } from '../mail-server.ts'
import type { Person } from './person.ts'

/** The page that a mail leads to; what has happened there stands in a mail only where its label lets it. */
export type MailedPage = 'reports' | 'cases' | 'advisories' | 'consents' | 'inbox'

export const sentTo = ({ mails }: MailServer, { email }: Person, about: MailedPage): Email[] =>
  mails.filter(({ to, text = '' }) => to?.some(({ address }) => address === email) && text.includes(`/${about}/`))

/** Waits for the latest mail about such a page and opens the address it gives, as its reader would. */
export const opensMail = async (post: MailServer, person: Person, about: MailedPage): Promise<void> => {
  const mail = await vi.waitFor(
    () => {
      const last = sentTo(post, person, about).at(-1)
      if (!last) throw new Error(`no mail to /${about} for ${person.email}`)
      return last
    },
    { timeout: 20_000 },
  )
  await person.open(/http:\S+/.exec(mail.text ?? '')?.[0] ?? '')
}
