import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observationLimits } from '../../kernel/observation.ts'
import { readDetections } from './read.ts'
import { readSyslog, readSyslogDetection, takeFrames } from './syslog.ts'

const told = { format: 'ANY', sensor: 'sensor-1', segment: '' } as const
const now = new Date('2026-11-20T03:07:00+09:00')
const eve = {
  timestamp: '2026-11-20T03:05:01.123456+0900',
  event_type: 'alert',
  src_ip: '203.0.113.9',
  src_port: 443,
  dest_ip: '10.1.2.3',
  dest_port: 50123,
  proto: 'TCP',
  app_proto: 'tls',
  host: 'suricata-2',
  tls: { sni: 'Update.Example' },
  flow: { src_ip: '10.1.2.3', dest_ip: '203.0.113.9', src_port: 50123, dest_port: 443, bytes_toserver: 812 },
  alert: { signature_id: 2027, signature: 'MALWARE beacon', category: 'A Network Trojan', severity: 1 },
}

describe('Suricata EVE', () => {
  it('gives who began the flow as the source, whichever packet alarmed', () => {
    const { observations } = readDetections(JSON.stringify(eve), told)
    expect(observations).toMatchObject([
      {
        ...{ signature: 'MALWARE beacon', severity: 1, sensor: 'suricata-2', protocol: 'TLS', bytes: 812 },
        ...{ src: '10.1.2.3', srcPort: 50123, dst: '203.0.113.9', dstPort: 443, dstName: 'update.example' },
        seenAt: new Date('2026-11-19T18:05:01.123Z'),
      },
    ])
  })

  it('passes over what is no alert, and names what ought to be one and cannot be read', () => {
    const lines = [
      JSON.stringify({ ...eve, event_type: 'flow' }),
      JSON.stringify({ ...eve, timestamp: 'yesterday' }),
      '{"event_type":"alert",',
      '',
      JSON.stringify({ ...eve, alert: {} }),
    ]
    const { observations, unread, passed } = readDetections(lines.join('\r\n'), told)
    expect([observations.length, passed]).toEqual([0, 1])
    expect(unread.map(({ line, why }) => [line, why])).toEqual([
      [2, 'NO_TIME'],
      [3, 'NOT_JSON'],
      [5, 'NO_SIGNATURE'],
    ])
  })
})

describe('Zeek notice.log', () => {
  const fields = [
    'ts',
    'uid',
    'id.orig_h',
    'id.orig_p',
    'id.resp_h',
    'id.resp_p',
    'proto',
    'note',
    'msg',
    'src',
    'dst',
    'n',
  ]
  const tsv = [
    '#separator \\x09',
    '#unset_field\t-',
    '#path\tnotice',
    `#fields\t${fields.join('\t')}`,
    '1763575500.25\tC1\t10.0.0.5\t50000\t198.51.100.7\t443\ttcp\tSSL::Invalid_Server_Cert\tself signed\t-\t-\t7',
    '1763575501.25\t-\t-\t-\t-\t-\t-\tScan::Port_Scan\tmany ports\t10.0.0.9\t10.0.0.1\t-',
    '#close\t2026-11-20',
  ].join('\n')

  it('is read from its headings, with connection or with source alone', () => {
    const { observations } = readDetections(tsv, told)
    expect(observations.map(({ signature, src, dst, count }) => [signature, src, dst, count])).toEqual([
      ['SSL::Invalid_Server_Cert', '10.0.0.5', '198.51.100.7', 7],
      ['Scan::Port_Scan', '10.0.0.9', '10.0.0.1', 1],
    ])
  })

  it('is read as JSON as well', () => {
    const line = { ts: 1763575500.25, note: 'Scan::Port_Scan', 'id.orig_h': '10.0.0.9', 'id.resp_h': '10.0.0.1' }
    expect(readDetections(JSON.stringify(line), told).observations).toMatchObject([
      { signature: 'Scan::Port_Scan', src: '10.0.0.9', seenAt: new Date(1763575500250) },
    ])
  })
})

it('JSON of any shape is read by its mapping, and a time without a zone is Japan’s', () => {
  const line = JSON.stringify({
    when: '2026-11-20 03:05:01',
    what: { name: 'x' },
    a: [{ ip: '10.0.0.1' }],
    times: '12',
  })
  const mapping = { seenAt: 'when', signature: 'what.name', src: 'a.ip', count: 'times' }
  expect(readDetections(line, { ...told, format: 'JSON', mapping }).observations).toMatchObject([
    { signature: 'x', src: '10.0.0.1', count: 12, seenAt: new Date('2026-11-19T18:05:01Z') },
  ])
})

describe('syslog', () => {
  it('reads RFC 5424 with structured data that holds brackets and quotes', () => {
    const frame = `<134>1 2026-11-20T03:05:01.5+09:00 ids-3 suricata 77 - [a@1 b="x\\"]y"][c@1 d="e"] \ufeff${JSON.stringify({ ...eve, host: undefined })}`
    expect(readSyslogDetection(frame, told, now)).toMatchObject({ sensor: 'ids-3', signature: 'MALWARE beacon' })
  })

  it('reads RFC 3164 with the one-line alert, in the year that is not ahead', () => {
    const frame =
      '<129>Dec 31 23:59:58 ids-1 snort[412]: [1:2027:3] MALWARE beacon [Classification: Trojan] [Priority: 1] {TCP} 10.0.0.5:51000 -> 203.0.113.9:443'
    expect(readSyslogDetection(frame, told, now)).toMatchObject({
      ...{ sensor: 'ids-1', src: '10.0.0.5', srcPort: 51000, dst: '203.0.113.9', dstPort: 443, severity: 1 },
      seenAt: new Date('2025-12-31T23:59:58+09:00'),
    })
  })

  it('takes counted octets and lines off a stream, however it is cut', () => {
    const messages = ['<13>1 - - - - - - 一', '<13>1 - - - - - - two', 'x'.repeat(50)]
    const octets = messages.map(message => `${Buffer.byteLength(message)} ${message}`).join('')
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 }), cuts => {
        for (const stream of [Buffer.from(octets), Buffer.from(`${messages.slice(0, 2).join('\n')}\n`)]) {
          const got: string[] = []
          let [rest, skip, at, tooLong] = [Buffer.alloc(0), 0, 0, 0]
          for (const cut of [...cuts, stream.length]) {
            const taken = takeFrames(Buffer.concat([rest, stream.subarray(at, at + cut)]), 40, skip)
            at += cut
            got.push(...taken.frames)
            ;[rest, skip] = [Buffer.from(taken.rest), taken.skip]
            tooLong += taken.tooLong
          }
          expect(got).toEqual(messages.slice(0, 2))
          expect(tooLong).toBe(stream.length > 100 ? 1 : 0)
        }
      }),
    )
  })
})

describe('hostile lines', () => {
  it('never throw, are counted, and fill no more than their place', () => {
    const part = fc.oneof(fc.string(), fc.json(), fc.constantFrom('#fields\tnote\tts', '#separator \\x2c', '{', '<13>'))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), parts => {
        const text = parts.join('\n')
        const { observations, unread, passed } = readDetections(text, told)
        const lines = text.split('\n').filter(line => line.trim() !== '').length
        expect(observations.length + unread.length + passed).toBe(lines)
      }),
    )
    fc.assert(fc.property(fc.string(), frame => void readSyslog(frame, now)))
    fc.assert(fc.property(fc.string(), frame => void readSyslogDetection(frame, told, now)))
    fc.assert(fc.property(fc.uint8Array(), bytes => void takeFrames(Buffer.from(bytes), 30)))
  })

  it('cannot redraw the board, nor blow up a count', () => {
    const hostile = fc.record({
      timestamp: fc.constant('2026-11-20T03:05:01Z'),
      signature: fc.string({ minLength: 1, maxLength: 2000, unit: 'binary' }).map(text => `a${text}`),
      src: fc.string({ maxLength: 500 }).map(text => `b${text}`),
      count: fc.oneof(fc.double(), fc.maxSafeInteger(), fc.constant(-1)),
      severity: fc.anything(),
      dst: fc.anything(),
    })
    fc.assert(
      fc.property(hostile, line => {
        for (const found of readDetections(JSON.stringify(line), told).observations) {
          expect(found.signature.length).toBeLessThanOrEqual(observationLimits.signature)
          expect(Object.values(found).join(' ')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
          expect(found.count).toBeGreaterThan(0)
          expect(found.count).toBeLessThanOrEqual(1e9)
          expect([1, 2, 3, 4]).toContain(found.severity)
        }
      }),
    )
  })
})
