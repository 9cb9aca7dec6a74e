import type { Instant } from '../../model.ts'
import type { Mark } from '../model.ts'
import { type Grounds, said } from './grounds.ts'

const hour = 3_600_000

/** A notice that names hosts and what the traffic to them did afterwards. */
export interface Aftermath {
  noticeId: string
  issuer: string
  issued: Instant
  hosts: string[]
  /** Terminals that met the hosts before, and after. */
  before: number
  after: number
  /** Last request to any of the hosts. */
  last: Instant
}

export const aftermathsOf = (grounds: Grounds): Aftermath[] => {
  const notices = [...new Set(grounds.provisions.map(row => row.noticeId))]
  return notices.flatMap(noticeId => {
    const rows = grounds.provisions.filter(row => row.noticeId === noticeId)
    const [first] = rows
    const contacts = grounds.destinations
      .filter(one => one.counted && rows.some(row => row.host === one.host))
      .flatMap(one => one.contacts)
    const last = contacts
      .map(contact => contact.last)
      .sort()
      .at(-1)
    if (!first || !last) return []
    const clients = (met: typeof contacts) => new Set(met.map(contact => contact.client)).size
    return [
      {
        noticeId,
        issuer: first.issuer,
        issued: first.issued,
        hosts: rows.map(row => row.host),
        before: clients(contacts.filter(contact => contact.first < first.issued)),
        after: clients(contacts.filter(contact => contact.last >= first.issued)),
        last,
      },
    ]
  })
}

/** Within this time after a notice the traffic has to end for “contained”: the first containment of 2015 took about as long. */
export const contained = 4 * hour

/** Ends of traffic after notices, and of all traffic: derived from silence, and said to be. */
export const responseMarks = (grounds: Grounds): Mark[] => {
  const stops = aftermathsOf(grounds)
    .filter(one => one.after > 0 && Date.parse(one.last) - Date.parse(one.issued) <= contained)
    .map(
      (one): Mark => ({
        lane: 'response',
        time: one.last,
        label: { ja: '停止', en: 'stops' },
        says: said(language =>
          language === 'ja'
            ? `通知 ${one.noticeId} の接続先への通信が止まる（通信から推定）`
            : `traffic to what ${one.noticeId} names stops (derived from traffic)`,
        ),
      }),
    )
  const last = grounds.terminals
    .map(terminal => terminal.last)
    .sort()
    .at(-1)
  const end: Mark[] = last
    ? [
        {
          lane: 'response',
          time: last,
          label: { ja: '全停止', en: 'all stops' },
          says: {
            ja: '記録の終わりまで、以後の不審な通信はない',
            en: 'no suspicious traffic from here to the end of the records',
          },
        },
      ]
    : []
  return [...stops, ...end]
}
