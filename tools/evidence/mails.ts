import { createHash } from 'node:crypto'
import { lzhOf, programOf, zipOf } from './archives.ts'
import type { Attack, Wave } from './attack.ts'
import { hour } from './calendar.ts'
import type { Dice } from './dice.ts'
import { type MailText, mailFile } from './mail-file.ts'
import type { Mailbox } from './organisation.ts'
import { givenNames, surnames } from './words.ts'
import type { World } from './world.ts'

export interface StoredMail {
  file: string
  messageId: string
  received: number
  to: Mailbox[]
  subject: string
  bytes: Buffer
  wave?: Wave
}

/** The program of a wave, always the same bytes. */
export const sampleOf = (world: World, wave: Wave): { name: string; content: Buffer; sha256: string } => {
  const dice = world.dice(`sample/${wave.group}`)
  const content = programOf(dice.hex(256), wave.names)
  const disguise = dice.chance(0.6) ? `.doc${' '.repeat(24)}.exe` : '.exe'
  return { name: `${wave.program}${disguise}`, content, sha256: createHash('sha256').update(content).digest('hex') }
}

const attackMails = (world: World, attack: Attack): Omit<StoredMail, 'file'>[] =>
  attack.waves.flatMap(wave => {
    const dice = world.dice(`wave/${wave.group}`)
    const sample = sampleOf(world, wave)
    const level = dice.pick([0, 1, 2] as const)
    const { sender } = wave
    return wave.mails.map(({ to, at, link }) => {
      const linked = link || wave.vector === 'link'
      const url = `http://${attack.storage}/d/${sender.account}/${encodeURIComponent(wave.program)}.lzh`
      const packed =
        wave.vector === 'zip'
          ? zipOf(sample.name, sample.content, dice.chance(0.5))
          : lzhOf(sample.name, sample.content, level)
      const text: MailText = {
        messageId: `<${dice.hex(10)}.${dice.hex(8)}@${sender.writes}>`,
        from: { name: sender.name, address: sender.address },
        to: [to.address],
        received: at,
        subject: wave.subject,
        body: `${to.public ? 'ご担当者' : to.owner} 様\n\n${wave.subject}の件、資料をお送りします。ご確認ください。\n${linked ? `\n${url}\n` : ''}\n${sender.name}`,
        mailer: sender.mailer,
        relay: { host: `mta.${sender.provider}`, ip: world.hosts.addressOf(`mta.${sender.provider}`) },
        writer: { helo: sender.writes, ip: sender.originating, stated: true },
        ...(linked
          ? {}
          : {
              attachment: { name: `${wave.program}.${wave.vector}`, type: 'application/octet-stream', content: packed },
            }),
        japanese: dice.chance(0.5) ? 'ISO-2022-JP' : 'UTF-8',
      }
      return {
        messageId: text.messageId,
        received: at,
        to: [to],
        subject: wave.subject,
        wave,
        bytes: mailFile(text, 'mx1.kikou.example'),
      }
    })
  })

const topics = [
  '会議の日程について',
  '請求書の送付',
  '問い合わせの回答',
  '資料のご確認',
  '訪問のお礼',
  '月次報告',
  '異動のご挨拶',
]

const benignMail = (
  world: World,
  attack: Attack,
  at: number,
  dice: Dice,
  partner: { name: string; domain: string; person: string },
): Omit<StoredMail, 'file'> => {
  const box = dice.pick(world.organisation.mailboxes)
  const subject = dice.pick(topics)
  const kind = dice.next()
  const free = dice.chance(0.12)
  const address = free
    ? `${partner.person}${dice.int(1, 99)}@yuubin-free.example`
    : `${partner.person}@${partner.domain}`
  const relay = free ? 'mta.yuubin-free.example' : `mail.${partner.domain}`
  // Makers send self-extracting tools that speak with their maker; partners pack documents and link to shared files.
  const program = kind > 0.96 && !free
  const attachment = program
    ? {
        name: 'setup.zip',
        type: 'application/zip',
        content: zipOf('setup.exe', programOf(dice.hex(64), [partner.domain]), true),
      }
    : kind > 0.88
      ? {
          name: `${subject}.lzh`,
          type: 'application/octet-stream',
          content: lzhOf(`${subject}.doc`, Buffer.from(dice.hex(800)), 1),
        }
      : kind > 0.7
        ? {
            name: `${subject}.pdf`,
            type: 'application/pdf',
            content: Buffer.from(`%PDF-1.4\n${dice.hex(900)}\n%%EOF\n`),
          }
        : undefined
  const link =
    kind > 0.6 && kind < 0.7
      ? `http://${dice.chance(0.3) ? `${attack.storage}/d/${dice.hex(5).toUpperCase()}x${dice.hex(3)}` : `www.${partner.domain}`}/shiryo/${dice.int(1, 99)}.${dice.chance(0.2) ? 'zip' : 'html'}`
      : undefined
  const messageId = `<${dice.hex(20)}@${partner.domain}>`
  const bytes = mailFile(
    {
      messageId,
      from: { name: partner.name, address },
      to: [box.address],
      received: at,
      subject,
      body: `${box.owner} 様\n\nお世話になっております。${subject}です。\n${link ? `${link}\n` : ''}\n${partner.name}`,
      mailer: dice.chance(0.7) ? 'Microsoft Outlook 15.0' : undefined,
      relay: { host: relay, ip: world.hosts.addressOf(relay) },
      writer: free
        ? { helo: `${partner.person}-pc`, ip: world.hosts.literal(), stated: true }
        : { helo: `pc${dice.int(10, 99)}` },
      attachment,
      japanese: dice.chance(0.5) ? 'ISO-2022-JP' : 'UTF-8',
    },
    'mx1.kikou.example',
  )
  return { messageId, received: at, to: [box], subject, bytes }
}

/** Every accepted message in order of receipt, those of the attack among the ordinary ones. */
export const mailsOf = (world: World, attack: Attack): StoredMail[] => {
  const dice = world.dice('mails')
  const partners = Array.from({ length: 25 }, () => {
    const [surname = '', romaji = ''] = dice.pick(surnames)
    return { name: `${surname} ${dice.pick(givenNames)[0]}`, person: romaji, domain: world.hosts.name('') }
  })
  const ordinary = world.days.flatMap(day =>
    Array.from({ length: day.working ? world.plan.mails : Math.floor(world.plan.mails / 5) }, () =>
      benignMail(world, attack, day.start + dice.between(7, 20) * hour, dice, dice.pick(partners)),
    ),
  )
  return [...ordinary, ...attackMails(world, attack)]
    .filter(mail => mail.received < world.to)
    .sort((one, other) => one.received - other.received)
    .map((mail, index) => ({ ...mail, file: `msg-${String(index + 1).padStart(5, '0')}.eml` }))
}
