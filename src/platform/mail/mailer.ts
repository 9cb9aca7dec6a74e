import nodemailer from 'nodemailer'

export interface Mail {
  /** Becomes the Message-ID, so that a mail can be recognised anywhere. */
  id: string
  to: string
  subject: string
  text: string
}

/**
 * What became of a mail. REFUSED: the server will never take it. LATER: it surely was not taken, and may be tried again.
 * DOWN: the same, and the next would fare no better. UNKNOWN: the line broke where nobody can know (ADR 0007).
 */
export type Outcome = { kind: 'TAKEN' } | { kind: 'REFUSED' | 'LATER' | 'DOWN' | 'UNKNOWN'; reason: string }

interface SmtpFault {
  message?: string
  code?: string
  syscall?: string
  responseCode?: number
}

const neverConnected = ({ code, syscall, message = '' }: SmtpFault): boolean =>
  syscall === 'connect' ||
  code === 'EDNS' ||
  code === 'EAUTH' ||
  code === 'ETLS' ||
  /^(Connection timeout|Greeting never)/.test(message)

/** Reads nodemailer's error. A 5xx about the sign-in or the server is its trouble, not the letter's. */
export const outcomeOf = (fault: SmtpFault): Exclude<Outcome, { kind: 'TAKEN' }> => {
  const reason = fault.message ?? String(fault)
  if (neverConnected(fault)) return { kind: 'DOWN', reason }
  if (fault.responseCode === undefined) return { kind: 'UNKNOWN', reason }
  const aboutTheLetter = fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE'
  return { kind: aboutTheLetter && fault.responseCode >= 500 ? 'REFUSED' : 'LATER', reason }
}

export interface Mailer {
  /** False without SMTP_URL: notifications then stay in Noroshi. */
  enabled: boolean
  /** Never throws: a mail that did not leave is an outcome like any other. */
  send(mail: Mail): Promise<Outcome>
  close(): void
}

export const createMailer = (smtpUrl: string | undefined, from: string): Mailer => {
  if (!smtpUrl)
    return { enabled: false, send: async () => ({ kind: 'DOWN', reason: 'no SMTP_URL' }), close: () => undefined }
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
    send: mail =>
      transport
        .sendMail({
          from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        .then(() => ({ kind: 'TAKEN' as const }), outcomeOf),
    close: () => transport.close(),
  }
}
