import { linkHost } from '../../../formats/mail/links.ts'
import { localHour } from '../../calendar/model.ts'
import type { CaseSheet } from '../../model.ts'
import { type MailFacts, programsOf } from '../../static/model.ts'
import type { Mailbox } from '../model.ts'
import type { JudgedMail } from './suspicion.ts'

/** One row of the register of suspicious mails: mails of one day, subject, kind of address and carrier. */
export interface RegisterRow {
  /** Day of receipt in the zone of the case. */
  day: string
  subject: string
  address: 'public' | 'non-public' | 'unknown'
  attachment?: string
  /** Host of the link; the addresses differ from mail to mail. */
  link?: string
  count: number
  /** Traits that speak for it. */
  reasons: string[]
  /** Message-IDs. */
  mails: string[]
  /** Programs inside the attachments. */
  programs: { name: string; sha256: string }[]
}

function kindOf(mail: MailFacts, mailboxes: Map<string, Mailbox>): RegisterRow['address'] {
  const known = mail.recipients.flatMap(to => mailboxes.get(to) ?? [])
  if (known.length === 0) return 'unknown'
  return known.some(box => box.public) ? 'public' : 'non-public'
}

/** The register as DOMAIN §7.5 draws it; mails that differ in one column stand in rows of their own. */
export function mailRegister(
  judged: JudgedMail[],
  suspicious: Set<MailFacts>,
  boxes: Mailbox[],
  sheet: CaseSheet,
): RegisterRow[] {
  const mailboxes = new Map(boxes.map(box => [box.address, box]))
  const rows = new Map<string, RegisterRow>()
  for (const { mail, reasons } of judged) {
    if (!suspicious.has(mail)) continue
    const { day } = localHour(sheet, mail.received)
    const attachment = mail.attachments.find(part => part.members.length > 0)?.name ?? mail.attachments[0]?.name
    const link = programsOf(mail).length === 0 ? linkHost(mail.links[0] ?? '') : undefined
    const address = kindOf(mail, mailboxes)
    const key = [day, mail.subject, address, attachment, link].join('\0')
    const row = rows.get(key) ?? {
      day,
      subject: mail.subject,
      address,
      ...(attachment ? { attachment } : {}),
      ...(link ? { link } : {}),
      count: 0,
      reasons: [],
      mails: [],
      programs: [],
    }
    row.count += 1
    row.mails.push(mail.messageId)
    for (const { name, sha256 } of programsOf(mail))
      if (row.programs.every(known => known.sha256 !== sha256)) row.programs.push({ name, sha256 })
    row.reasons = [...new Set([...row.reasons, ...reasons.map(reason => reason.trait)])]
    rows.set(key, row)
  }
  return [...rows.values()]
}
