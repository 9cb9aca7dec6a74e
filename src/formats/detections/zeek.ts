import { at, type Json, observation, portOf, textOf, timeOf, wholeOf } from './fields.ts'
import type { ReadLine, Told } from './model.ts'

/** The headings of Zeek’s tab-separated logs: the separator in its escaped form, the names and what stands for nothing. */
export interface ZeekHeading {
  separator: string
  fields: readonly string[]
  unset: string
  empty: string
}

export const noHeading: ZeekHeading = { separator: '\t', fields: [], unset: '-', empty: '(empty)' }

const unescaped = (text: string): string =>
  text.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The heading after one more line that begins with `#`. */
export const afterHeading = (heading: ZeekHeading, line: string): ZeekHeading => {
  if (line.startsWith('#separator ')) return { ...noHeading, separator: unescaped(line.slice(11).trim()) || '\t' }
  const [name, ...rest] = line.slice(1).split(heading.separator)
  if (name === 'fields') return { ...heading, fields: rest }
  if (name === 'unset_field') return { ...heading, unset: rest[0] ?? '-' }
  return name === 'empty_field' ? { ...heading, empty: rest[0] ?? '(empty)' } : heading
}

export const zeekRecord = (heading: ZeekHeading, line: string): Json => {
  const values = line.split(heading.separator)
  return Object.fromEntries(
    heading.fields.flatMap((name, index) => {
      const value = values[index]
      return value === undefined || value === heading.unset || value === heading.empty ? [] : [[name, unescaped(value)]]
    }),
  )
}

/** Zeek’s notice.log (TSV or JSON): `src`/`dst` of the notice, or the two ends of its connection. */
export const readZeek = (record: Json, told: Told, line: string): ReadLine => {
  const seenAt = timeOf(record.ts)
  if (!seenAt) return 'NO_TIME'
  const signature = textOf(record.note, 300)
  if (signature === '') return 'NO_SIGNATURE'
  const src = textOf(at(record, 'id.orig_h') ?? record.src, 100)
  const dst = textOf(at(record, 'id.resp_h') ?? record.dst, 253)
  if (src === '' && dst === '') return 'NO_ADDRESS'
  const alarms = JSON.stringify(record.actions ?? '').includes('ACTION_ALARM')
  return observation(
    {
      ...{ seenAt, signature, src, dst },
      srcPort: portOf(at(record, 'id.orig_p')),
      dstPort: portOf(at(record, 'id.resp_p') ?? record.p),
      category: textOf(record.msg, 200),
      severity: alarms ? 2 : 3,
      sensor: textOf(record.peer_descr, 100),
      dstName: textOf(record.sub, 253).includes(' ') ? '' : textOf(record.sub, 253),
      protocol: textOf(record.proto, 20),
      count: wholeOf(record.n) || 1,
    },
    told,
    line,
  )
}
