import { createHash } from 'node:crypto'
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { detectType } from './detect-type.ts'
import { readHeaderTime } from './header-time.ts'
import { findLinks } from './links.ts'
import { type MailAddress, type MailAttachment, MailError, type MailMessage } from './model.ts'
import { readReceived } from './received.ts'

const deepest = 5

export function attachmentOf(name: string, declaredType: string, content: Uint8Array): MailAttachment {
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { name, declaredType, detectedType: detectType(content), size: content.length, sha256, content }
}

const people = (address: Address): MailAddress[] =>
  address.group === undefined
    ? [{ name: address.name, address: address.address.toLowerCase() }]
    : address.group.map(member => ({ name: member.name, address: member.address.toLowerCase() }))

const bytesOf = (content: Attachment['content']): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

const htmlText = (html: string): string =>
  html.replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ')

function headersOf(email: Email, key: string): string[] {
  return email.headers.filter(header => header.key === key).map(header => header.value.trim())
}

/** The fields that only the header lines hold; also used for .msg files that keep their transport headers. */
export function routeOf(email: Email): Partial<MailMessage> {
  const one = (key: string) => headersOf(email, key)[0]
  const hops = headersOf(email, 'received').slice(0, 100).map(readReceived)
  const originating = (one('x-originating-ip') ?? one('x-sender-ip'))?.replace(/[[\]\s]/g, '')
  const mailer = one('x-mailer') ?? one('user-agent')
  const sent = readHeaderTime(one('date') ?? '')
  return {
    hops,
    deliveredTo: [...headersOf(email, 'x-original-to'), ...headersOf(email, 'delivered-to')].map(to =>
      to.toLowerCase(),
    ),
    ...(hops[0]?.time ? { receivedAt: hops[0].time } : {}),
    ...(sent ? { sent } : {}),
    ...(originating ? { originatingAddress: originating } : {}),
    ...(mailer ? { mailer } : {}),
  }
}

/**
 * Takes a raw message apart: ISO-2022-JP, RFC 2047, RFC 2231, nested messages. Nothing is rendered or fetched.
 * @throws MailError where the bytes nest or grow beyond what any mail client writes
 */
export async function readEml(raw: Uint8Array, depth = 0): Promise<MailMessage> {
  let email: Email
  try {
    email = await PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 32 })
  } catch (error) {
    throw new MailError(`This message cannot be taken apart: ${(error as Error).message}`)
  }
  const attachments = email.attachments.map((part, at) =>
    attachmentOf(part.filename ?? `part-${at + 1}`, part.mimeType, bytesOf(part.content)),
  )
  const inner = attachments.filter(part => part.declaredType === 'message/rfc822')
  const html = email.html ?? ''
  const text = email.text ?? htmlText(html)
  return {
    messageId: email.messageId ?? '',
    subject: email.subject ?? '',
    from: (email.from ? people(email.from)[0] : undefined) ?? { name: '', address: '' },
    replyTo: (email.replyTo ?? []).flatMap(people),
    ...(email.returnPath ? { returnPath: email.returnPath.replace(/[<>]/g, '').toLowerCase() } : {}),
    to: (email.to ?? []).flatMap(people),
    cc: (email.cc ?? []).flatMap(people),
    deliveredTo: [],
    hops: [],
    text,
    links: findLinks(text, html),
    attachments,
    nested: depth < deepest ? await Promise.all(inner.map(part => readEml(part.content, depth + 1))) : [],
    ...routeOf(email),
  }
}
