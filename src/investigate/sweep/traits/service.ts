import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { decodeExport } from '../../../formats/eventlog/viewer-csv.ts'
import { type Analytics, literal } from '../../../platform/analytics/analytics.ts'
import { eventLogsAmong, readLogs } from '../../correlate/service.ts'
import { headOf } from '../../evidence/service.ts'
import type { CaseSheet, Instant, SealedFile } from '../../model.ts'
import { readMails } from '../../static/service.ts'
import { traitsOfEvent } from './event.ts'
import { hashedFiles } from './files.ts'
import { isInventory, type Listed, readInventory } from './inventory.ts'
import { traitsOfMail } from './mail.ts'
import type { Trait } from './model.ts'
import { minutesOf, type Recorded, runsOf } from './recorded.ts'

export { lostBetween, minutesOf, type Recorded } from './recorded.ts'

/** Changes whenever the same files would give other traits: what was kept by an older recipe is made anew. */
const recipe = 1

/** One sight of a trait, as DuckDB reads it. */
interface Row {
  time: Instant
  client: string
  kind: Trait['kind']
  value: string
  path: string | null
  source: Recorded['kind']
}

export interface Shown {
  path: string
  format: string
  recorded: Recorded[]
}

export interface Traits {
  logs: Shown[]
  /** Files that were understood as one of these. */
  files: ReadonlySet<string>
  /** Parquet files. */
  parts: string[]
  /** SQL of all rows; undefined where there is none. */
  rows: string | undefined
}

interface Work {
  analytics: Analytics
  folder: string
  sheet: CaseSheet
  out: string
  /** Folders whose files are hashed where they lie, on this machine. */
  hashing: { folders: readonly string[]; machine: string; now: Instant; digests: Parameters<typeof hashedFiles>[2] }
  progress: (file: string) => void
}

const rowsOf = (seen: { time: Instant; client: string; source: Recorded['kind'] }, traits: readonly Trait[]): Row[] =>
  traits.map(({ kind, value, path }) => ({ ...seen, kind, value, path: path ?? null }))

const shortest = (computer: string): string => (computer.split('.')[0] ?? computer).toUpperCase()
const stemOf = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '')
const instant = (time: string | number): Instant => new Date(time).toISOString()

interface Taken {
  /** Made one after the other: a log of a million events has ten million traits. */
  rows: Iterable<Row>
  /** Asked for when the rows are through. */
  logs: () => Shown[]
}

interface Node {
  shows: Set<'HASH' | 'NAME'>
  records: { time: Instant; recordId?: number | undefined }[]
}

const recordedOf = (node: string, { shows, records: unsorted }: Node, badLines: number): Recorded => {
  const records = unsorted.sort((a, b) =>
    a.time < b.time ? -1 : a.time > b.time ? 1 : (a.recordId ?? 0) - (b.recordId ?? 0),
  )
  const runs = runsOf(records)
  return {
    node,
    kind: 'event',
    shows: [...shows],
    records: records.length,
    badLines,
    from: records[0]?.time ?? '',
    to: records.at(-1)?.time ?? '',
    ...(runs ? { runs } : { minutes: minutesOf(records.map(({ time }) => time)) }),
  }
}

const fromEvents = ({ folder, sheet }: Work, files: readonly string[]): Taken => {
  const logs = readLogs(folder, [...files], sheet, []).map(log => ({ ...log, nodes: new Map<string, Node>() }))
  const rows = function* (): Generator<Row> {
    for (const { file, events, nodes } of logs)
      for (const event of events) {
        const client = event.computer === '' ? shortest(stemOf(file)) : shortest(event.computer)
        const name = `${client}/${event.channel}`
        const node: Node = nodes.get(name) ?? { records: [], shows: new Set() }
        nodes.set(name, node)
        const time = instant(event.time)
        node.records.push({ time, recordId: event.recordId })
        const traits = traitsOfEvent(event)
        for (const { kind } of traits) if (kind === 'HASH' || kind === 'NAME') node.shows.add(kind)
        yield* rowsOf({ time, client, source: 'event' }, traits)
      }
  }
  return {
    rows: rows(),
    logs: () =>
      logs.map(({ file, damage, nodes }) => ({
        path: file,
        format: 'eventlog',
        recorded: [...nodes].map(([name, node]) => recordedOf(name, node, damage.length)),
      })),
  }
}

const folderOf = (file: string): string => file.split('/').slice(0, -1).join('/')

const fromMails = async ({ folder }: Work, files: readonly string[]): Promise<Taken> => {
  const { mails, unreadable } = await readMails(folder, [...files])
  const rows = mails.flatMap(mail => {
    const seen = { time: instant(mail.received), source: 'mail' as const }
    const traits = traitsOfMail(mail)
    const recipients = mail.recipients.length > 0 ? mail.recipients : ['']
    return recipients.flatMap(client => rowsOf({ ...seen, client }, traits))
  })
  const place = folderOf(files[0] ?? '')
  const times = mails
    .filter(({ received }) => received > 0)
    .map(({ received }) => instant(received))
    .sort()
  const recorded: Recorded[] =
    times.length === 0
      ? []
      : [
          {
            node: place.split('/').at(-1) || 'mail',
            kind: 'mail',
            shows: [],
            records: mails.length,
            badLines: unreadable.length,
            from: times[0] ?? '',
            to: times.at(-1) ?? '',
            minutes: minutesOf(times),
          },
        ]
  const path = files.length === 1 ? (files[0] ?? '') : `${place}/`
  return { rows, logs: () => [{ path, format: 'mail', recorded }] }
}

const fromList = (path: string, made: Instant, { files, bad }: { files: Listed[]; bad: number }): Taken => ({
  rows: files.flatMap(({ client, traits }) => rowsOf({ time: made, client, source: 'file' }, traits)),
  logs: () => [
    {
      path,
      format: 'inventory',
      recorded: [{ node: path, kind: 'file', shows: [], records: files.length, badLines: bad, from: made, to: made }],
    },
  ],
})

/** Keeps what a group of files shows, so that the next sweep over the same files only compares. */
const kept = async (
  work: Work,
  name: readonly string[],
  take: () => Promise<Taken> | Taken,
): Promise<{ logs: Shown[]; part: string }> => {
  const key = createHash('sha256')
    .update(JSON.stringify([recipe, work.sheet.timeZone, ...name]))
    .digest('hex')
    .slice(0, 24)
  const part = join(work.out, 'parts', `${key}.traits.parquet`)
  const notes = join(work.out, 'parts', `${key}.traits.json`)
  if (existsSync(part) && existsSync(notes)) return { logs: JSON.parse(readFileSync(notes, 'utf8')), part }
  const lines = join(work.out, 'scratch', `${key}.jsonl`)
  const taken = await take()
  const text = function* () {
    for (const row of taken.rows) yield `${JSON.stringify(row)}\n`
  }
  await pipeline(text, createWriteStream(lines))
  await work.analytics.run(
    `COPY (SELECT * FROM read_json(${literal(lines)}, format = 'newline_delimited', columns = {time: 'TIMESTAMP', client: 'VARCHAR',
      kind: 'VARCHAR', value: 'VARCHAR', path: 'VARCHAR', source: 'VARCHAR'})) TO ${literal(`${part}.writing`)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  await rm(lines)
  const logs = taken.logs()
  await writeFile(notes, JSON.stringify(logs))
  await rename(`${part}.writing`, part)
  return { logs, part }
}

const isMail = /\.(eml|msg|mbox|mbx)$/i
const isList = /\.(csv|tsv|txt|md5|sha1|sha256)$/i
const mostMails = 5000

const groupsBy = (files: readonly SealedFile[], keyOf: (file: SealedFile) => string): SealedFile[][] => {
  const groups = new Map<string, SealedFile[]>()
  for (const file of files) groups.set(keyOf(file), [...(groups.get(keyOf(file)) ?? []), file])
  return [...groups.values()].flatMap(group =>
    Array.from({ length: Math.ceil(group.length / mostMails) }, (_, at) =>
      group.slice(at * mostMails, (at + 1) * mostMails),
    ),
  )
}

/** Exports of one log in several forms are read once, and clocks without a zone by the logs beside them. */
const eventGroups = (files: readonly SealedFile[]): SealedFile[][] => {
  const withTables = new Set(files.filter(({ path }) => path.endsWith('.csv')).map(({ path }) => folderOf(path)))
  return groupsBy(files, ({ path }) => (withTables.has(folderOf(path)) ? folderOf(path) : path.replace(/\.\w+$/, '')))
}

const isMailbox = async (folder: string, path: string): Promise<boolean> =>
  isMail.test(path) || (!/\.\w+$/.test(path) && (await headOf(join(folder, path))).toString('latin1', 0, 5) === 'From ')

const isInventoryFile = async (folder: string, path: string): Promise<boolean> =>
  isList.test(path) && isInventory(decodeExport(await headOf(join(folder, path))).split(/\r?\n/)[0] ?? '')

/**
 * Reads what is no log of traffic: event logs, mails and lists of files, each kind by its content, each file once.
 * @param sealed files below the folder; the traits of a group of files are kept under their hashes
 */
export const takeTraits = async (work: Work, sealed: readonly SealedFile[]): Promise<Traits> => {
  await mkdir(join(work.out, 'parts'), { recursive: true })
  const readable = sealed.filter(
    ({ sha256, remarks }) => sha256 !== '' && remarks.every(({ code }) => code !== 'duplicate_file'),
  )
  const eventPaths = new Set(
    await eventLogsAmong(
      work.folder,
      readable.map(({ path }) => path),
    ),
  )
  const events = readable.filter(({ path }) => eventPaths.has(path))
  const others = readable.filter(({ path }) => !eventPaths.has(path))
  const mails: SealedFile[] = []
  const lists: SealedFile[] = []
  for (const file of others) {
    if (await isMailbox(work.folder, file.path)) mails.push(file)
    else if (await isInventoryFile(work.folder, file.path)) lists.push(file)
  }
  const found: { logs: Shown[]; part: string }[] = []
  const take = async (group: readonly SealedFile[], taking: () => Promise<Taken> | Taken) => {
    work.progress(group[0]?.path ?? '')
    found.push(
      await kept(
        work,
        group.flatMap(({ path, sha256 }) => [path, sha256]),
        taking,
      ),
    )
  }
  const pathsOf = (group: readonly SealedFile[]) => group.map(({ path }) => path)
  for (const group of eventGroups(events)) await take(group, () => fromEvents(work, pathsOf(group)))
  for (const group of groupsBy(mails, ({ path }) => folderOf(path)))
    await take(group, () => fromMails(work, pathsOf(group)))
  for (const file of lists) {
    const path = join(work.folder, file.path)
    await take([file], async () =>
      fromList(file.path, (await stat(path)).mtime.toISOString(), readInventory(decodeExport(readFileSync(path)))),
    )
  }
  const { folders, machine, now, digests } = work.hashing
  for (const folder of folders) {
    const listed = await hashedFiles(folder, machine, digests, work.progress)
    found.push(await kept(work, [folder, now], () => fromList(folder, now, listed)))
  }
  const parts = found.map(({ part }) => literal(part))
  return {
    logs: found.flatMap(({ logs }) => logs),
    files: new Set([...eventPaths, ...mails.map(({ path }) => path), ...lists.map(({ path }) => path)]),
    parts: found.map(({ part }) => part),
    rows: parts.length > 0 ? `read_parquet([${parts.join(', ')}])` : undefined,
  }
}
