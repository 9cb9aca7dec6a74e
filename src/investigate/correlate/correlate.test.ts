import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { WindowsEvent } from '../../formats/eventlog/model.ts'
import { derivedCase } from '../evidence/case-sheet.ts'
import { readCase } from '../evidence/service.ts'
import type { MailFacts } from '../static/model.ts'
import { type CauseInputs, findCauses } from './entries/causes.ts'
import { findEntries } from './entries/entries.ts'
import { leakStates, orderTest } from './findings.ts'
import { readFolder } from './folder.ts'
import { Machines } from './machines/model.ts'
import { findCampaigns } from './mails/campaigns.ts'
import { mailRegister } from './mails/register.ts'
import { judgeMails, type MailContext } from './mails/suspicion.ts'
import type { CaseFiles } from './model.ts'

const nine = Date.parse('2024-02-05T00:00:00Z')
const minute = 60_000
const program = (name: string, hosts: string[], sha256 = name) => ({
  name: `${name}.zip`,
  sha256: `${sha256}-zip`,
  digests: [],
  type: 'zip',
  size: 1,
  members: [
    {
      name: `${name}.doc      .exe`,
      sha256,
      digests: [],
      size: 1,
      type: 'windows-program',
      executable: true,
      disguised: true,
      encrypted: false,
      hosts,
    },
  ],
})
const mail = (id: string, more: Partial<MailFacts> = {}): MailFacts => ({
  file: `${id}.eml`,
  messageId: `<${id}>`,
  received: nine,
  subject: id,
  from: { name: '', address: `${id}@free.test` },
  replies: [],
  relays: [],
  recipients: ['a@own.test'],
  links: [],
  attachments: [],
  ...more,
})
const context: MailContext = {
  mailboxes: [{ address: 'a@own.test', public: true, owner: '', terminal: 'PC1' }],
  notices: [],
  destinations: new Map(),
  executed: [],
  ownDomains: ['own.test'],
  untilContact: () => undefined,
}
const campaignsOf = (mails: MailFacts[]) =>
  findCampaigns(judgeMails(mails, context)).map(one => one.mails.map(each => each.messageId))

describe('mails', () => {
  it('R-112: mails of one machine and address are one campaign, and another actor with the same mail program stays apart', () => {
    const mine = { originating: '192.0.2.1', machine: 'note', mailer: 'M 1' }
    const first = mail('one', { ...mine, attachments: [program('a', ['c2.test'])] })
    const second = mail('two', { ...mine, attachments: [program('b', ['c3.test'])] })
    const stranger = mail('three', {
      originating: '192.0.2.9',
      machine: 'other',
      mailer: 'M 1',
      attachments: [program('c', ['c4.test'])],
    })
    expect(campaignsOf([first, second, stranger])).toEqual([['<one>', '<two>'], ['<three>']])
  })

  it('R-112: one shared weak trait merges nothing', () => {
    const one = mail('one', { originating: '192.0.2.1', machine: 'a1', subject: 'S', attachments: [program('a', [])] })
    const other = mail('two', {
      originating: '192.0.2.1',
      machine: 'b1',
      subject: 'S2',
      attachments: [program('b', [])],
    })
    expect(campaignsOf([one, other])).toHaveLength(2)
  })

  it('a vendor’s self-extracting tool and a newsletter are not suspicious, a link by the same account as an attack is', () => {
    const tool = {
      ...program('viewer', ['update.vendor.test']),
      members: [{ ...program('viewer', ['update.vendor.test']).members[0]!, name: 'viewer.exe', disguised: false }],
    }
    const vendor = mail('vendor', { from: { name: '', address: 'x@vendor.test' }, attachments: [tool] })
    const newsletter = mail('news', {
      from: { name: '', address: 'n@news.test' },
      links: ['http://news.test/2024/entry/1.html'],
    })
    const attack = mail('one', {
      originating: '192.0.2.1',
      links: ['http://store.test/d/KBQ1sH/a/x.lzh'],
      attachments: [program('a', [])],
    })
    const wave = mail('two', { originating: '192.0.2.7', links: ['http://store.test/d/KBQ1sH/b/y.lzh'] })
    expect(campaignsOf([vendor, newsletter, attack, wave])).toEqual([['<one>', '<two>']])
  })

  it('R-102: the register counts by day, subject, kind of address and carrier', () => {
    const judged = judgeMails(
      [mail('x', { subject: 'S' }), mail('y', { subject: 'S', recipients: ['z@own.test'] })],
      context,
    )
    const rows = mailRegister(judged, new Set(judged.map(one => one.mail)), context.mailboxes, derivedCase(''))
    expect(rows.map(row => [row.address, row.count])).toEqual([
      ['public', 1],
      ['unknown', 1],
    ])
  })

  it('R-102: the day of receipt is that of the case’s zone, not of UTC', () => {
    const judged = judgeMails([mail('late', { received: Date.parse('2024-02-05T20:00:00Z') })], context)
    const [row] = mailRegister(judged, new Set(judged.map(one => one.mail)), [], derivedCase(''))
    expect(row?.day).toBe('2024-02-06')
  })
})

const logon = (computer: string, from: string, time: number): WindowsEvent => ({
  time: new Date(time).toISOString(),
  zone: 'exact',
  channel: 'Security',
  provider: 'Microsoft-Windows-Security-Auditing',
  computer: `${computer}.own.test`,
  eventId: 4624,
  fields: { LogonType: '3', TargetUserName: 'localadmin', IpAddress: from },
})
const service = (computer: string, time: number): WindowsEvent => ({
  ...logon(computer, '-', time),
  channel: 'System',
  eventId: 7045,
  fields: { ServiceName: 'x', ImagePath: 'C:\\Windows\\Temp\\x.exe' },
})
const terminals = [1, 2, 3, 4, 5].map(n => ({ assetId: `A${n}`, hostname: `PC${n}`, ip: `10.0.0.${n}` }))
const machines = new Machines([
  ...terminals,
  { assetId: 'B1', hostname: 'PC1', ip: '10.0.9.1', deployed: '2024-02-01' },
])

describe('causes', () => {
  const inputs = (more: Partial<CauseInputs>): CauseInputs => ({
    affected: [
      { machine: 'PC1', first: nine, hosts: [{ host: 'c2.test', first: nine }] },
      { machine: 'PC2', first: nine + 90 * minute, hosts: [{ host: 'c9.test', first: nine + 90 * minute }] },
    ],
    entries: [],
    mailsOf: () => [],
    executedOn: () => [],
    coverage: [],
    ...more,
  })

  it('R-114: a replaced machine and its successor are one, by name, address or asset number', () => {
    expect(['PC1', '10.0.0.1', '10.0.9.1', 'B1', 'pc1.own.test', 'PC1$'].map(name => machines.keyOf(name))).toEqual(
      Array(6).fill('PC1'),
    )
  })

  it('R-103: a mail whose program names the destination is the cause, a mail naming others is not', () => {
    const named = mail('m', { received: nine - 30 * minute, attachments: [program('a', ['c2.test'])] })
    expect(findCauses(inputs({ mailsOf: () => [named] })).get('PC1')).toMatchObject({ type: 'mail', mailId: '<m>' })
    expect(findCauses(inputs({ mailsOf: () => [named] })).get('PC2')).toMatchObject({ type: 'unknown' })
  })

  it('R-103: an entry from a machine that was already affected is lateral; an administrator’s station is routine', () => {
    const entered = nine + 88 * minute
    const log = (events: WindowsEvent[]) => findEntries([{ file: 'x', events, damage: [] }], [], machines)
    const attack = log([logon('PC2', '10.0.0.1', entered), service('PC2', entered + 5000)])
    expect(findCauses(inputs({ entries: attack })).get('PC2')).toMatchObject({ type: 'lateral', fromTerminal: 'PC1' })
    const routine = log([
      logon('PC3', '10.0.0.5', nine),
      logon('PC4', '10.0.0.5', nine),
      logon('PC2', '10.0.0.5', entered),
      service('PC2', entered + 5000),
    ])
    expect(findCauses(inputs({ entries: routine })).get('PC2')).toMatchObject({ type: 'unknown' })
  })

  it('R-103: what no record can show stays unknown, with the reason', () => {
    const early = { machine: 'PC2', from: nine - minute, to: nine }
    expect(findCauses(inputs({ coverage: [early] })).get('PC2')?.because.en).toContain('ends before')
    expect(findCauses(inputs({})).get('PC2')?.because.en).toContain('no event log was collected')
  })
})

describe('findings', () => {
  it('R-109: most terminals met the destination before the claimed cause, so the link is weak', () => {
    const affected = [1, 2, 3].map(n => ({
      machine: `PC${n}`,
      first: nine,
      hosts: [{ host: 'x.test', first: nine + n * minute }],
    }))
    expect(orderTest('theft', nine + 2.5 * minute, 'x.test', affected)).toMatchObject({
      before: 2,
      after: 1,
      link: 'weak',
    })
  })

  it('R-107: a leak is confirmed or cleared by the police, with its provider, and undetermined otherwise', () => {
    const destination = (host: string) => ({ host, score: 1, reported: true, reasons: [], contacts: [] })
    const detection = { line: 0.5, gaps: [], destinations: ['a.test', 'b.test', 'c.test'].map(destination) }
    const told = (host: string, personalData: boolean) => ({ host, personalData })
    const notice = {
      id: 'N1',
      issued: '',
      issuer: '警察',
      kind: 'police',
      title: '',
      text: '',
      samples: [],
      destinations: [told('a.test', true), told('b.test', false)],
    }
    const states = leakStates(detection, { notices: [notice] } as unknown as CaseFiles)
    expect(states.map(one => [one.state, one.provider])).toEqual([
      ['LEAK_CONFIRMED', '警察'],
      ['CLEARED', '警察'],
      ['UNDETERMINED', undefined],
    ])
  })
})

describe('a folder', () => {
  const folder = '../shared/cases/pension-a/evidence'
  it.skipIf(!existsSync(folder))('every mail, log, report and notice of it is read', { timeout: 60_000 }, async () => {
    const files = await readFolder(folder, readCase(folder))
    expect(files.notes).toEqual([])
    expect([files.mails.length, files.endpoints.length, files.servers.length, files.notices.length]).toEqual([
      432, 39, 22, 7,
    ])
  })
})
