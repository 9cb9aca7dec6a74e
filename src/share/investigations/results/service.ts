import type { PersonActor } from '../../../kernel/actor.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { append } from '../../../trust/audit/service.ts'
import { draft } from '../../advisories/service.ts'
import { lookAt, recordHandover } from '../service.ts'
import { draftText, type Kept, type Shelf } from './model.ts'
import { linesBehind, minutesBehind } from './records.ts'
import { mustHave } from './shelf.ts'

export interface Cell {
  /** Position in the grid’s list; all terminals when absent. */
  terminal?: number
  /** Position in the grid’s list of hosts. */
  host?: number
  from: string
  to: string
}

/** The addresses and the host that positions of the grid mean. */
const windowOf = async (shelf: Shelf, files: readonly Kept[], { terminal, host, from, to }: Cell) => {
  const { terminals, destinations } = await shelf.report(mustHave(files, 'report.json'))
  const chosen = terminal === undefined ? terminals : terminals.slice(terminal, terminal + 1)
  const named = host === undefined ? null : (destinations[host]?.host ?? undefined)
  if (chosen.length === 0 || named === undefined) throw new NoroshiError('not_found', 'no such row or host')
  return { clients: chosen.flatMap(one => one.ips), host: named, from, to }
}

const recordsOn = async (shelf: Shelf, files: readonly Kept[]) => ({
  folder: shelf.folder,
  path: await shelf.local(mustHave(files, 'records.parquet')),
})

/** The log lines behind a cell, a page at a time. */
export const lines = async (
  shelf: Shelf,
  files: readonly Kept[],
  cell: Cell,
  page: { after: string | undefined; limit: number },
) => linesBehind(await recordsOn(shelf, files), await windowOf(shelf, files, cell), page)

/** Minute by minute what the terminals of a window did; cells as numbers: terminal, minute after `from`, host, successes, failures. */
export const minutes = async (shelf: Shelf, files: readonly Kept[], cell: Cell) => {
  const { terminals, destinations } = await shelf.report(mustHave(files, 'report.json'))
  const found = await minutesBehind(await recordsOn(shelf, files), await windowOf(shelf, files, cell))
  const rowOf = new Map(terminals.flatMap(({ ips }, at) => ips.map(ip => [ip, at] as const)))
  const hostOf = new Map(destinations.map(({ host }, at) => [host, at]))
  const first = Math.floor(Date.parse(cell.from) / 60_000)
  return {
    start: new Date(first * 60_000).toISOString(),
    cells: found.cells.flatMap(one => [
      rowOf.get(one.client) ?? -1,
      one.minute - first,
      hostOf.get(one.host) ?? -1,
      one.successes,
      one.failures,
    ]),
    cut: found.cut,
  }
}

const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'medium', timeStyle: 'short' })

/** Begins an advisory with indicators of this result, and keeps where they came from. */
export const handOver = async (
  tx: Tx,
  actor: PersonActor,
  shelf: Shelf,
  from: { investigation: string; seq: number; values: readonly string[] },
  now: Date,
): Promise<{ id: string; number: string }> => {
  const { found, files } = await lookAt(tx, actor, from.investigation, from.seq, { what: 'indicators' }, now)
  const report = await shelf.report(mustHave(files, 'report.json'))
  const chosen = report.indicators.filter(({ value }) => from.values.includes(value))
  if (chosen.length !== new Set(from.values).size)
    throw new NoroshiError('not_found', 'an indicator that is not of this result')
  const title = `調査 ${found.number} の痕跡情報（${chosen.length}件）`
  const source = draftText(chosen, { number: found.number, seq: from.seq, time: at => clock.format(new Date(at)) })
  const made = await draft(
    tx,
    actor,
    {
      case: found.case?.id ?? null,
      content: {
        title,
        kind: 'ALERT',
        victim: null,
        others: {
          title: '痕跡情報の点検のお願い',
          source,
          removals: [],
          requests: ['記録を点検し、該当の有無を回答してください。'],
          tlp: found.tlp === 'TLP:RED' ? 'TLP:AMBER+STRICT' : found.tlp,
          named: false,
        },
        audience: { kinds: [], sectors: [], organisations: [] },
        purpose: '同じ攻撃の有無の点検',
      },
    },
    now,
  )
  const handed = { investigation: from.investigation, seq: from.seq, indicators: chosen.length }
  await recordHandover(tx, { ...handed, advisory: made.id, person: actor.person, at: now })
  const object = { kind: 'investigation' as const, id: from.investigation }
  await append(tx, actor, now, 'investigation.handed_over', object, { seq: from.seq, advisory: made.id })
  return made
}
