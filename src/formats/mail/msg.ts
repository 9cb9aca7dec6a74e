import MsgReader from '@kenjiuno/msgreader'
import { attachmentOf, readEml } from './eml.ts'
import { readHeaderTime } from './header-time.ts'
import { findLinks } from './links.ts'
import { type MailAddress, type MailAttachment, MailError, type MailMessage } from './model.ts'

// The package is CommonJS; its default export hides one level deeper when Node.js imports it.
const Reader: typeof MsgReader =
  'default' in MsgReader ? (MsgReader as { default: typeof MsgReader }).default : MsgReader

type Fields = ReturnType<MsgReader['getFileData']>

const personOf = (name?: string, ...addresses: (string | undefined)[]): MailAddress => ({
  name: name ?? '',
  address: (addresses.find(address => address?.includes('@')) ?? '').toLowerCase(),
})

function attachmentsOf(reader: MsgReader, fields: Fields): MailAttachment[] {
  return (fields.attachments ?? []).map(part => {
    const { fileName, content } = reader.getAttachment(part)
    return attachmentOf(fileName, part.innerMsgContent ? 'application/vnd.ms-outlook' : '', content)
  })
}

/**
 * Takes an Outlook .msg apart. Its transport headers, where Outlook kept them, tell the route; a mail that never left
 * the organisation has none.
 * @throws MailError if it is no Outlook message
 */
export async function readMsg(raw: Uint8Array): Promise<MailMessage> {
  try {
    const reader = new Reader(new DataView(Uint8Array.from(raw).buffer))
    reader.parserConfig = { ansiEncoding: '932' }
    const fields = reader.getFileData()
    if (fields.error || fields.dataType !== 'msg') throw new MailError(fields.error ?? 'It holds no message.')
    const route = await readEml(new TextEncoder().encode(`${fields.headers ?? ''}\r\n\r\n`))
    const html = fields.bodyHtml ?? (fields.html ? new TextDecoder().decode(fields.html) : '')
    const text = fields.body ?? ''
    const recipients = (type: string) =>
      (fields.recipients ?? [])
        .filter(one => (one.recipType ?? 'to') === type)
        .map(one => personOf(one.name, one.smtpAddress, one.email))
    const sent = readHeaderTime(fields.clientSubmitTime ?? '')
    return {
      ...route,
      messageId: route.messageId || (fields.messageId ?? ''),
      subject: fields.subject ?? route.subject,
      from: personOf(fields.senderName, fields.senderSmtpAddress, fields.senderEmail, route.from.address),
      to: recipients('to'),
      cc: recipients('cc'),
      ...(route.sent ? {} : sent ? { sent } : {}),
      text,
      links: findLinks(text, html),
      attachments: attachmentsOf(reader, fields),
      nested: [],
    }
  } catch (error) {
    if (error instanceof MailError) throw error
    throw new MailError(`This is no readable Outlook message (${(error as Error).message}).`)
  }
}
