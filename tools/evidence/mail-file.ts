import iconv from 'iconv-lite'

export interface MailText {
  messageId: string
  from: { name: string; address: string }
  to: string[]
  /** When the organisation's server took it. */
  received: number
  subject: string
  body: string
  mailer?: string
  /** Host that handed it over, and its address. */
  relay: { host: string; ip: string }
  /** The machine it was written on, as its provider saw it. */
  writer: { helo: string; ip?: string; stated?: boolean }
  attachment?: { name: string; type: string; content: Buffer }
  japanese: 'ISO-2022-JP' | 'UTF-8'
}

const wordsOf = (text: string): { japanese: boolean; text: string }[] =>
  (text.match(/[\x20-\x7e]+|[^\x20-\x7e]+/g) ?? []).map(part => ({ japanese: !/^[\x20-\x7e]/.test(part), text: part }))

/** JIS X 0208 by way of EUC-JP: the same rows and cells without the eighth bit. */
const iso2022 = (text: string): Buffer =>
  Buffer.concat(
    wordsOf(text).map(part =>
      part.japanese
        ? Buffer.concat([
            Buffer.from('\u001b$B'),
            Buffer.from(iconv.encode(part.text, 'euc-jp').map(byte => byte & 0x7f)),
            Buffer.from('\u001b(B'),
          ])
        : Buffer.from(part.text),
    ),
  )

const encoded = (text: string, charset: MailText['japanese']): string => {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const pieces = text.match(/.{1,14}/gu) ?? []
  const bytes = (piece: string) => (charset === 'UTF-8' ? Buffer.from(piece) : iso2022(piece))
  return pieces.map(piece => `=?${charset}?B?${bytes(piece).toString('base64')}?=`).join('\r\n ')
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 5322 §3.3, on Japanese clocks. */
const dateOf = (at: number): string => {
  const local = new Date(at + 9 * 3_600_000)
  return `${days[local.getUTCDay()]}, ${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.toISOString().slice(0, 4)} ${local.toISOString().slice(11, 19)} +0900`
}

const folded = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n')

/** A raw message as the organisation's server stored it (RFC 5322, CRLF). */
export const mailFile = (mail: MailText, ownServer: string): Buffer => {
  const sent = mail.received - 20_000
  const writer = `${mail.writer.helo} (unknown [${mail.writer.ip ?? '10.3.2.1'}])`
  const boundary = `=_${mail.messageId.replaceAll(/\W/g, '').slice(0, 18)}`
  const type = mail.japanese === 'UTF-8' ? 'UTF-8' : 'ISO-2022-JP'
  const text =
    mail.japanese === 'UTF-8'
      ? folded(Buffer.from(mail.body))
      : mail.body
          .split('\n')
          .map(line => iso2022(line).toString('latin1'))
          .join('\r\n')
  const textHeaders = [
    `Content-Type: text/plain; charset=${type}`,
    `Content-Transfer-Encoding: ${mail.japanese === 'UTF-8' ? 'base64' : '7bit'}`,
  ]
  const headers = [
    `Return-Path: <${mail.from.address}>`,
    ...mail.to.map(to => `X-Original-To: ${to}`),
    `Received: from ${mail.relay.host} (${mail.relay.host} [${mail.relay.ip}])\r\n\tby ${ownServer} (Postfix) with ESMTP id ${mail.messageId.replaceAll(/\W/g, '').slice(0, 10)}\r\n\tfor <${mail.to[0]}>; ${dateOf(mail.received)}`,
    `Received: from ${writer}\r\n\tby ${mail.relay.host} with ESMTPA id q8${mail.messageId.length};\r\n\t${dateOf(sent)}`,
    ...(mail.writer.stated && mail.writer.ip ? [`X-Originating-IP: [${mail.writer.ip}]`] : []),
    `Date: ${dateOf(sent)}`,
    `From: ${encoded(mail.from.name, mail.japanese)} <${mail.from.address}>`,
    `To: ${mail.to.map(to => `<${to}>`).join(', ')}`,
    `Subject: ${encoded(mail.subject, mail.japanese)}`,
    `Message-ID: ${mail.messageId}`,
    ...(mail.mailer ? [`X-Mailer: ${mail.mailer}`] : []),
    'MIME-Version: 1.0',
  ]
  const { attachment } = mail
  const lines = attachment
    ? [
        ...headers,
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        '',
        `--${boundary}`,
        ...textHeaders,
        '',
        text,
        `--${boundary}`,
        `Content-Type: ${attachment.type}; name="${encoded(attachment.name, mail.japanese)}"`,
        'Content-Transfer-Encoding: base64',
        `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
        '',
        folded(attachment.content),
        `--${boundary}--`,
        '',
      ]
    : [...headers, ...textHeaders, '', text, '']
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
