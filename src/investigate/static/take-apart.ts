import { createHash } from 'node:crypto'
import { ArchiveError, type ArchiveLimits, archiveLimits } from '../../formats/archive/model.ts'
import { readArchive } from '../../formats/archive/read.ts'
import { detectType, executableName, executableTypes } from '../../formats/mail/detect-type.ts'
import { splitMbox } from '../../formats/mail/mbox.ts'
import type { MailAttachment, MailMessage } from '../../formats/mail/model.ts'
import { readMail } from '../../formats/mail/read.ts'
import { hostsIn } from './hosts.ts'
import type { AttachmentFacts, MailFacts, Member, Unreadable } from './model.ts'

/** Archives inside archives are opened three deep; gateways and bombs both live below. */
const deepest = 3
const pretends =
  /\.(docx?|xlsx?|pptx?|pdf|txt|rtf|jpe?g|png|jtd|csv)[\s\u3000._-]*\.\w{2,4}$|\s{5,}\.\w{2,4}$|[\u202a-\u202e\u2066-\u2069]/i

const digestsOf = (content: Uint8Array): string[] =>
  ['md5', 'sha1'].map(name => createHash(name).update(content).digest('hex'))

function memberOf(name: string, content: Uint8Array | undefined, size: number, encrypted: boolean): Member {
  const type = content ? detectType(content) : 'unread'
  const executable = executableTypes.has(type) || executableName.test(name)
  return {
    name,
    sha256: content ? createHash('sha256').update(content).digest('hex') : '',
    digests: content ? digestsOf(content) : [],
    size,
    type,
    executable,
    disguised: executable && pretends.test(name),
    encrypted,
    hosts: executable && content ? hostsIn(content) : [],
  }
}

async function membersOf(
  bytes: Uint8Array,
  limits: ArchiveLimits,
  depth: number,
): Promise<{ members: Member[]; unread?: string }> {
  const members: Member[] = []
  try {
    const archive = await readArchive(bytes, limits)
    if (!archive) return { members }
    for (const entry of archive.entries.filter(one => !one.directory)) {
      members.push(memberOf(entry.name, entry.content, entry.size, entry.encrypted))
      if (entry.content && depth < deepest) members.push(...(await membersOf(entry.content, limits, depth + 1)).members)
    }
    return archive.incomplete ? { members, unread: archive.incomplete } : { members }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    return { members, unread: error.message }
  }
}

async function attachmentOf({ name, content, sha256, size, detectedType }: MailAttachment): Promise<AttachmentFacts> {
  const { members, unread } = await membersOf(content, archiveLimits, 1)
  const own = memberOf(name, content, size, false)
  const digests = digestsOf(content)
  const facts = {
    name,
    sha256,
    digests,
    size,
    type: detectedType,
    members: own.executable ? [own, ...members] : members,
  }
  return unread === undefined ? facts : { ...facts, unread }
}

/** The machine that wrote the message: the one its provider took it from, at the lower end of the Received chain. */
function writerOf(mail: MailMessage): { originating?: string; machine?: string } {
  const last = mail.hops.at(-1)
  const submitted = mail.hops.find(hop => hop.fromAddress !== undefined && hop.fromAddress === mail.originatingAddress)
  const originating = mail.originatingAddress ?? last?.fromAddress
  const machine = (submitted ?? last)?.helo
  return { ...(originating ? { originating } : {}), ...(machine ? { machine: machine.toLowerCase() } : {}) }
}

/** Takes one raw message apart, in memory, without opening, rendering or fetching anything. @throws MailError */
export async function takeApart(file: string, raw: Uint8Array): Promise<MailFacts> {
  const mail = await readMail(raw)
  const parts = [mail, ...mail.nested]
  const sent = mail.sent ?? mail.receivedAt
  return {
    file,
    messageId: mail.messageId,
    received: Date.parse(mail.receivedAt?.utc ?? sent?.utc ?? '') || 0,
    ...(mail.sent?.zone === 'stated' ? { writerOffset: mail.sent.offsetMinutes } : {}),
    subject: mail.subject,
    from: mail.from,
    replies: [...mail.replyTo.map(one => one.address), mail.returnPath ?? ''].filter(Boolean),
    relays: [...new Set(mail.hops.flatMap(({ helo, fromName, fromAddress, by }) => [helo, fromName, fromAddress, by]))]
      .filter(name => name !== undefined)
      .map(name => name.toLowerCase()),
    recipients: [...new Set([...mail.deliveredTo, ...[...mail.to, ...mail.cc].map(one => one.address)])].filter(
      Boolean,
    ),
    ...(mail.mailer ? { mailer: mail.mailer } : {}),
    ...writerOf(mail),
    links: parts.flatMap(part => part.links),
    attachments: await Promise.all(
      parts
        .flatMap(part => part.attachments)
        .filter(part => part.declaredType !== 'message/rfc822')
        .map(attachmentOf),
    ),
  }
}

const fromLine = 'From '

/**
 * A message, or every message of an mbox file, named `file#n` from one. A message of many that cannot be read is told and
 * leaves the others. @throws MailError if the only message cannot be read
 */
export async function takeFileApart(
  file: string,
  raw: Uint8Array,
): Promise<{ facts: MailFacts[]; unreadable: Unreadable[] }> {
  if (!fromLine.split('').every((letter, at) => raw[at] === letter.charCodeAt(0)))
    return { facts: [await takeApart(file, raw)], unreadable: [] }
  const facts: MailFacts[] = []
  const unreadable: Unreadable[] = []
  let nth = 0
  for (const message of splitMbox(raw)) {
    const name = `${file}#${++nth}`
    try {
      facts.push(await takeApart(name, message))
    } catch (error) {
      unreadable.push({ file: name, because: error instanceof Error ? error.message : String(error) })
    }
  }
  return { facts, unreadable }
}
