import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evtxChunkBytes, readEvtx, recordsOf } from './evtx.ts'
import { readEventLine } from './jsonl.ts'
import { EventLogError, type LogDamage } from './model.ts'
import { readClockTime } from './viewer-clock.ts'
import { readViewerCsv } from './viewer-csv.ts'
import { readEventXml, WevtutilReader } from './wevtutil.ts'

const samples = '../shared/samples/evtx'
const training = '../shared/samples/windows-csv'
const evtxFiles = existsSync(samples)
  ? readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.evtx'))
  : []

const event = `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='P'/><EventID Qualifiers='16384'>7045</EventID><TimeCreated SystemTime='2015-05-08T09:13:55.333100900Z'/><EventRecordID>7</EventRecordID><Channel>System</Channel><Computer>PC</Computer></System><EventData><Data Name='ServiceName'>a &amp; b &#x3042; &xxe;</Data><Data>unnamed</Data></EventData></Event>`

describe('EVTX', () => {
  it.skipIf(evtxFiles.length === 0)(
    'no record of the samples is lost, and each has its channel, its computer and its number',
    () => {
      let records = 0
      for (const name of evtxFiles) {
        const file = readFileSync(`${samples}/${name}`)
        let counted = 0
        for (let at = 0x1000; at + evtxChunkBytes <= file.length; at += evtxChunkBytes)
          if (file.toString('latin1', at, at + 7) === 'ElfChnk')
            counted += recordsOf(file.subarray(at, at + evtxChunkBytes)).length
        const damage: LogDamage[] = []
        const events = [...readEvtx(file, damage)]
        expect(events.length, name).toBe(counted)
        expect(
          damage.filter(one => one.kind !== 'dirty'),
          name,
        ).toEqual([])
        for (const one of events) expect(one.channel !== '' && one.computer !== '' && one.eventId > 0, name).toBe(true)
        records += events.length
      }
      expect(records).toBeGreaterThan(2000)
    },
  )

  it.skipIf(evtxFiles.length === 0)('a damaged record is told, and its neighbours are read', () => {
    const file = readFileSync(`${samples}/${evtxFiles[0]}`)
    const whole = [...readEvtx(file)].length
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0x1200, max: 0x1200 + 8000 }), fc.nat(255)), { maxLength: 6 }),
        changes => {
          const hostile = Buffer.from(file.subarray(0, 0x1000 + evtxChunkBytes))
          for (const [at, value] of changes) hostile[at] = value
          const damage: LogDamage[] = []
          try {
            expect([...readEvtx(hostile, damage)].length).toBeLessThanOrEqual(whole + 200)
          } catch (error) {
            expect(error).toBeInstanceOf(EventLogError)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it.skipIf(evtxFiles.length === 0)('a file cut in the middle of a chunk says so and gives what is there', () => {
    const file = readFileSync(`${samples}/${evtxFiles[0]}`)
    const damage: LogDamage[] = []
    const events = [...readEvtx(file.subarray(0, 0x1000 + 0x8000), damage)]
    expect(damage.some(one => one.kind === 'truncated')).toBe(true)
    expect(events.length).toBeGreaterThan(0)
  })

  it('what is no EVTX file is refused with a sentence', () => {
    expect(() => [...readEvtx(new Uint8Array(200))]).toThrow(EventLogError)
  })
})

describe('wevtutil XML', () => {
  it('keeps microseconds and unnamed values, and expands nothing but the five entities', () => {
    expect(readEventXml(event)).toMatchObject({
      time: '2015-05-08T09:13:55.333100Z',
      eventId: 7045,
      recordId: 7,
      fields: { ServiceName: 'a & b あ &xxe;', param1: 'unnamed' },
    })
  })

  it('reads the same events however the text is cut into pieces', () => {
    const text = `<?xml version="1.0"?>\n<Events>\n${event}\n${event}\n</Events>`
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), size => {
        const reader = new WevtutilReader()
        const events = []
        for (let at = 0; at < text.length; at += size) events.push(...reader.push(text.slice(at, at + size)))
        reader.end()
        expect(events).toHaveLength(2)
        expect(reader.damage).toEqual([])
      }),
    )
  })

  it('tells of an event that never ends', () => {
    const reader = new WevtutilReader()
    reader.push(event.slice(0, 200))
    reader.end()
    expect(reader.damage).toMatchObject([{ kind: 'truncated' }])
  })
})

describe('JSON lines', () => {
  it('reads the names Windows uses, and nothing else', () => {
    const line =
      '{"TimeCreated":"2015-05-07T23:50:34.003Z","EventID":4624,"Channel":"Security","EventData":{"LogonType":3}}'
    expect(readEventLine(line)).toMatchObject({
      eventId: 4624,
      time: '2015-05-07T23:50:34.003000Z',
      fields: { LogonType: '3' },
    })
    fc.assert(fc.property(fc.string(), text => void readEventLine(text)))
  })
})

describe('Event Viewer CSV', () => {
  it('reads clocks of twelve and of twenty-four hours in both languages', () => {
    const at = (text: string) => readClockTime(text, 'month-first')
    expect(at('2019/11/07 午後 5:58:48')).toEqual(at('2019/11/07 17:58:48'))
    expect(at('11/7/2019 5:58:48 PM')).toEqual(at('2019/11/07 17:58:48'))
    expect(at('11/7/2019 12:00:01 AM')).toMatchObject({ hour: 0 })
    expect(readClockTime('7.11.2019 17:58:48', 'day-first')).toEqual(at('2019/11/07 17:58:48'))
  })

  it('reads an English export in UTF-16 with a description over several lines', () => {
    const text =
      '\ufeffLevel,Date and Time,Source,Event ID,Task Category\r\nInformation,11/7/2019 5:58:48 PM,Microsoft-Windows-Security-Auditing,4624,Logon,"An account was successfully logged on.\r\n\r\nNew Logon:\r\n\tAccount Name:\t\tadmin\r\n\r\nNetwork Information:\r\n\tSource Network Address:\t10.0.0.5"\r\n'
    expect(readViewerCsv(Buffer.from(text, 'utf16le'), { offsetMinutes: 540, computer: 'PC' })).toMatchObject([
      {
        time: '2019-11-07T08:58:48.000000Z',
        zone: 'assumed',
        channel: 'Security',
        eventId: 4624,
        fields: { TargetUserName: 'admin', IpAddress: '10.0.0.5' },
      },
    ])
  })

  it.skipIf(!existsSync(training))(
    'reads the Japanese training logs: every record, the zone from Sysmon, logons and tasks',
    () => {
      const read = (name: string) => readViewerCsv(readFileSync(`${training}/${name}`), { offsetMinutes: 540 })
      const sysmon = read('Handson1/Sysmon.csv')
      expect(sysmon).toHaveLength(476)
      expect(sysmon.every(one => one.zone !== 'assumed')).toBe(true)
      expect(sysmon.filter(one => one.eventId === 1).every(one => one.fields.CommandLine !== undefined)).toBe(true)
      const logons = read('Handson2/Security.csv').filter(one => one.eventId === 4624 && one.fields.LogonType === '3')
      expect(logons.map(one => one.fields.IpAddress)).toContain('192.168.16.101')
      const registered = read('Handson2/TaskScheduler.csv').find(one => one.eventId === 106)
      expect(registered?.fields).toMatchObject({ TaskName: '\\At1', UserContext: 'EXAMPLE\\sysg.admin' })
    },
  )

  it('hostile text ends in records or in an error that says why', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), tail => {
        readViewerCsv(Buffer.from(`日付と時刻,イベント ID\n${tail}`), { offsetMinutes: 0 })
      }),
    )
    expect(() => readViewerCsv(Buffer.from('a,b\n1,2'), { offsetMinutes: 0 })).toThrow(EventLogError)
  })
})
