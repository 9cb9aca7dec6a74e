import nodemailer from 'nodemailer'

export interface Mail {
  /** Becomes the Message-ID, so that a mail can be recognised anywhere. */
  id: string
  to: string
  subject: string
  text: string
}

export interface Mailer {
  /** False without SMTP_URL: notifications then stay in Noroshi. */
  enabled: boolean
  /** Resolves when the mail server has taken the mail. */
  send(mail: Mail): Promise<void>
  close(): void
}

export const createMailer = (smtpUrl: string | undefined, from: string): Mailer => {
  if (!smtpUrl) return { enabled: false, send: () => Promise.reject(new Error('no SMTP_URL')), close: () => undefined }
  const url = new URL(smtpUrl)
  const transport = nodemailer.createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  const host = from.split('@').at(-1) ?? 'localhost'
  return {
    enabled: true,
    send: async mail => {
      await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
