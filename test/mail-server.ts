import { once } from 'node:events'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  url: string
  /** Everything that arrived, in the order of arrival. */
  mails: Email[]
  /** How long it keeps a client waiting that has handed over its letter, in milliseconds. */
  slow(by: number): void
  close(): Promise<void>
}

/** A real SMTP server on loopback that keeps what it is given. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: Email[] = []
  let delay = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then(
          mail => {
            mails.push(mail)
            setTimeout(done, delay)
          },
          error => done(error),
        )
      })
    },
  })
  server.on('error', () => undefined) // a client that was killed in mid-sentence
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    slow: by => {
      delay = by
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
