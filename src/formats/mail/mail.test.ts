import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEml } from './eml.ts'
import { readHeaderTime } from './header-time.ts'
import { splitMbox } from './mbox.ts'
import { MailError } from './model.ts'
import { readMail } from './read.ts'
import { readReceived } from './received.ts'

const raw = (...lines: string[]): Uint8Array => Buffer.from(lines.join('\r\n'), 'latin1')

const message = raw(
  'Received: from mta.free.example (mta.free.example [198.51.100.31])',
  '\tby mx.body.example (Postfix) with ESMTP id 39AB for <desk@body.example>; Fri, 8 May 2015 10:27:07 +0900',
  'Received: from note (unknown [192.0.2.131]) by mta.free.example with ESMTPA; Fri, 8 May 2015 09:26:31 +0800',
  'X-Originating-IP: [192.0.2.131]',
  'From: =?ISO-2022-JP?B?GyRCQEZGIxsoQg==?= <saito@free.example>',
  'To: <desk@body.example>',
  'Subject: =?ISO-2022-JP?B?GyRCOHxAOEcvNmIbKEI=?=',
  'Message-ID: <1@note>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'See http://storage.example/d/abc12/file.lzh.',
  '--b',
  "Content-Type: application/octet-stream; name*=UTF-8''%E8%B3%87%E6%96%99.exe",
  'Content-Transfer-Encoding: base64',
  "Content-Disposition: attachment; filename*0*=UTF-8''%E8%B3%87; filename*1*=%E6%96%99.exe",
  '',
  'TVqQAAMAAAA=',
  '--b--',
  '',
)

describe('a mail', () => {
  it('shows its Japanese headings, its route with zones, its link and its attachment by content', async () => {
    const mail = await readMail(message)
    expect(mail).toMatchObject({
      subject: '厚生年金',
      from: { name: '斉藤', address: 'saito@free.example' },
      originatingAddress: '192.0.2.131',
      links: ['http://storage.example/d/abc12/file.lzh'],
      receivedAt: { utc: '2015-05-08T01:27:07.000Z', offsetMinutes: 540 },
    })
    expect(mail.hops[1]).toMatchObject({ helo: 'note', fromAddress: '192.0.2.131', time: { offsetMinutes: 480 } })
    expect(mail.attachments).toMatchObject([{ name: '資料.exe', detectedType: 'windows-program', size: 8 }])
  })

  it('a zone of -0000 says nothing about the writer', () => {
    expect(readHeaderTime('Fri, 8 May 2015 10:27:07 -0000')).toMatchObject({ zone: 'unstated' })
    expect(readHeaderTime('8 May 15 10:27 EST')).toMatchObject({ utc: '2015-05-08T15:27:00.000Z' })
    expect(readReceived('by a.example; nonsense')).toEqual({ by: 'a.example' })
  })

  it('a message inside a message is taken apart as well', async () => {
    const outer = Buffer.concat([
      raw(
        'Subject: fwd',
        'Content-Type: multipart/mixed; boundary="o"',
        '',
        '--o',
        'Content-Type: message/rfc822',
        '',
        '',
      ),
      message,
      raw('', '--o--', ''),
    ])
    const mail = await readEml(outer)
    expect(mail.nested).toMatchObject([{ messageId: '<1@note>', attachments: [{ name: '資料.exe' }] }])
  })

  it('an mbox file is split at its From lines, and quoted ones lose their mark', () => {
    const mbox = raw('From a Fri', 'Subject: 1', '', '>From here', '', 'From b Fri', 'Subject: 2', '', 'two', '')
    const parts = [...splitMbox(mbox)].map(part => Buffer.from(part).toString('latin1'))
    expect(parts).toHaveLength(2)
    expect(parts[0]).toContain('\nFrom here')
  })

  it('hostile bytes end in a message or in an error that says why', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(message.length - 1), fc.nat(255)), { maxLength: 30 }),
        fc.boolean(),
        async (changes, outlook) => {
          const hostile = Uint8Array.from(message)
          for (const [at, value] of changes) hostile[at] = value
          if (outlook) hostile.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
          try {
            await readMail(hostile)
          } catch (error) {
            expect(error).toBeInstanceOf(MailError)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  const samples = '../shared/samples/eml'
  it.skipIf(!existsSync(samples))('every phishing sample is read', async () => {
    for (const file of readdirSync(samples).filter(name => name.endsWith('.eml'))) {
      const mail = await readMail(readFileSync(`${samples}/${file}`))
      expect(mail.hops.length, file).toBeGreaterThan(0)
    }
  })
})
