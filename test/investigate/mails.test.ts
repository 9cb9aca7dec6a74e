import { afterAll, beforeAll, expect, test } from 'vitest'
import { asFile, installed, squidLines } from './noroshi.ts'
import { outlookMessage } from './outlook.ts'

let noroshi: Awaited<ReturnType<typeof installed>>
beforeAll(async () => {
  noroshi = await installed()
}, 120_000)
afterAll(() => noroshi.remove())

const program = Buffer.from(
  `MZ${'\0'.repeat(200)}This program http://update.quiet-harbour.example/a${'\0'.repeat(50)}`,
  'latin1',
)
const headers = (id: string, day: string) =>
  `Received: from out.mailer.example (out.mailer.example [203.0.113.9])\r\n\tby mail.office.example; ${day}\r\nMessage-ID: <${id}@mailer.example>\r\nDate: ${day}\r\nFrom: office@mailer.example\r\nTo: info@office.example\r\n`
const attached = (id: string, subject: string) =>
  `${headers(id, 'Mon, 2 Mar 2026 10:00:00 +0900')}Subject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee the file\r\n--b\r\nContent-Type: application/octet-stream; name="notice.pdf        .exe"\r\nContent-Disposition: attachment; filename="notice.pdf        .exe"\r\nContent-Transfer-Encoding: base64\r\n\r\n${program.toString('base64')}\r\n--b--\r\n`

test('R-102: messages of Outlook and of an mbox stand in the register, and one that is there twice counts once', {
  timeout: 120_000,
}, async () => {
  const one = attached('one', 'First notice')
  const two = attached('two', 'Second notice')
  const folder = noroshi.folder('mails', {
    'proxy/access.log': asFile(squidLines(0, 300)),
    'mail/one.eml': one,
    'mail/both.mbox': `From office@mailer.example Mon Mar  2 10:00:00 2026\r\n${one}\r\nFrom office@mailer.example Mon Mar  2 10:05:00 2026\r\n${two}`,
    'mail/three.msg': outlookMessage({
      subject: 'Third notice',
      from: 'office@mailer.example',
      to: 'info@office.example',
      headers: `${headers('three', 'Mon, 2 Mar 2026 11:00:00 +0900')}Subject: Third notice\r\n`,
      body: 'see the file',
      attachment: { name: 'notice.pdf        .exe', content: program },
    }),
    'mail/broken.msg': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  })
  const { result, output, code } = await noroshi.run(folder, ['--lang', 'en'])
  expect(code).toBe(0)
  const register = (result.findings?.mails ?? []) as { subject: string; count: number; day: string }[]
  expect(register.map(({ subject, count, day }) => [subject, count, day]).sort()).toEqual([
    ['First notice', 1, '2026-03-02'],
    ['Second notice', 1, '2026-03-02'],
    ['Third notice', 1, '2026-03-02'],
  ])
  expect(output).toContain('mail/broken.msg could not be read')
})
