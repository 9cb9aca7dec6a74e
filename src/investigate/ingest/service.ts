import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isEventLog } from '../../formats/eventlog/recognise.ts'
import { type Mapping, mappingSchema } from '../../formats/logs/delimited.ts'
import { recogniseLog } from '../../formats/logs/recognise.ts'
import { literal } from '../../platform/analytics/analytics.ts'
import { compressionOf, headOf, ownFile, survey, unpacked } from '../evidence/service.ts'
import type { CaseSheet, IngestedLog, Remark, SealedFile } from '../model.ts'
import { firstLines } from './first-lines.ts'
import { type Member, membersOf } from './members.ts'
import { linesSql, partSql } from './part-sql.ts'
import { keptRepeated } from './repeated.ts'
import { tallyOf, tellOutside } from './tally.ts'
import type { IngestStep, Work } from './work.ts'

export { findGaps } from './coverage.ts'

/** Changes whenever the same bytes would become other rows: parts of an older recipe are made anew. */
const recipe = 7

export interface Ingested {
  logs: IngestedLog[]
  /** Parquet files, in the order of `logs`. */
  parts: string[]
  /** SQL: every readable record once, by corrected clocks. */
  records: string
}

const otherKinds = /^(mail|eventlog|forensic|inventory|network|notices)\//
const sessions = /(^|\/)network\/[^/]*session[^/]*\.csv(\.gz|\.zst)?$/i
const notLogs = /\.(md|eml|msg|mbox|evtx|xml|pdf|docx|xlsx|lzh|html?)$|(^|\/)(case|mapping|ground-truth)\.json$/i

/** Which files are logs of proxies or sensors: what the case says, or without a case everything that may be one. */
const logFiles = (sheet: CaseSheet, sealed: SealedFile[]): SealedFile[] => {
  const declared = sheet.evidence.filter(source => /proxy|web|zeek|sensor/.test(source.kind))
  return sealed.filter(
    file =>
      !notLogs.test(file.path) &&
      (sessions.test(file.path) ||
        (declared.length > 0
          ? declared.some(source => file.path.startsWith(source.path))
          : !otherKinds.test(file.path))),
  )
}

/**
 * Takes in some lines that were added to a log that is still growing.
 * @param piece `lines` holds the new lines, `log` the file whose beginning says what it is
 * @returns SQL of the readable records; undefined where the format is not known
 */
export const takePiece = async (
  work: Pick<Work, 'analytics' | 'folder' | 'sheet'>,
  piece: { lines: string; log: string; scratch: string },
): Promise<string | undefined> => {
  const shape = recogniseLog(await firstLines(join(work.folder, piece.log)), mappingBeside(work.folder, piece.log))
  if (!shape) return undefined
  const [numbered, target] = [`${piece.scratch}.lines.parquet`, `${piece.scratch}.parquet`]
  const { timeZone } = work.sheet
  await work.analytics.run(linesSql(piece.lines, numbered))
  await work.analytics.run(
    partSql({ shape, lines: numbered, target, file: piece.log, node: nodeOf(work.sheet, piece.log), timeZone }),
  )
  await rm(numbered, { force: true })
  return `(SELECT * FROM read_parquet(${literal(target)}) WHERE raw IS NULL)`
}

/** The node that wrote a file: a declared name in the path, else the folder it lies in. */
const nodeOf = (sheet: CaseSheet, path: string): string => {
  const folders = path.split('/').slice(0, -1)
  return sheet.proxyServers.find(server => folders.includes(server.name))?.name ?? folders.at(-1) ?? 'proxy'
}

/** What has no hash was never opened and stays closed: behind a link lies another folder, and a pipe never ends. */
const isSettled = ({ sha256, remarks }: SealedFile): boolean =>
  sha256 === '' || remarks.some(({ code }) => code === 'empty' || code === 'duplicate_file')

const mappingBeside = (folder: string, path: string): Mapping | undefined => {
  for (let at = dirname(path); ; at = dirname(at)) {
    const candidate = ownFile(folder, join(at, 'mapping.json'))
    if (candidate) return mappingSchema.parse(JSON.parse(readFileSync(candidate, 'utf8')))
    if (at === '.') return undefined
  }
}

/** What comes out of an archive is an archive again: opened once, not for ever. */
const isNested = async (member: Member, compression: ReturnType<typeof compressionOf>): Promise<boolean> => {
  if (member.archive && compression === 'zip') return true
  if (compression === 'none') return false
  for await (const chunk of unpacked(member.path, compression)) return compressionOf(Buffer.from(chunk)) !== 'none'
  return false
}

const ingestMember = async (
  work: Work,
  member: Member,
  sealed: SealedFile,
): Promise<[IngestedLog, string] | Remark | undefined> => {
  const node = nodeOf(work.sheet, sealed.path)
  const parts = join(work.out, 'parts')
  const mapping = mappingBeside(work.folder, sealed.path)
  const key = createHash('sha256')
    .update(JSON.stringify([recipe, sealed.sha256, member.name, node, work.sheet.timeZone, mapping ?? null]))
    .digest('hex')
    .slice(0, 24)
  const part = join(parts, `${key}.parquet`)
  const notes = join(parts, `${key}.json`)
  if (existsSync(part) && existsSync(notes)) return [JSON.parse(readFileSync(notes, 'utf8')), part]

  const head = await headOf(member.path)
  // Event logs are read by correlation, whole and not as lines.
  if (!member.archive && isEventLog(head)) return undefined
  const compression = compressionOf(head)
  const copy = join(work.out, 'scratch', `${key}.txt`)
  const packed = compression !== 'none'
  const read = (to?: string) => survey(unpacked(member.path, compression), { packed, packedBytes: sealed.bytes }, to)
  let found = await read(packed ? copy : undefined)
  if (found.needsCopy && !packed) found = await read(copy)
  const text = found.needsCopy ? copy : member.path
  const lines = join(work.out, 'scratch', `${key}.lines.parquet`)
  try {
    const shape = recogniseLog(await firstLines(text), mapping)
    if (!shape)
      return {
        code: found.bytes === 0 ? 'empty' : (await isNested(member, compression)) ? 'nested' : 'unrecognised',
        count: 1,
        sample: member.name,
      }
    const target = `${part}.writing`
    await work.analytics.run(linesSql(text, lines))
    await work.analytics.run(partSql({ shape, lines, target, file: member.name, node, timeZone: work.sheet.timeZone }))
    const tally = await tallyOf(work, target, shape.clock === 'local')
    const { bad } = tally
    const badSamples =
      bad > 0
        ? await work.analytics.rows<{ line: number; text: string }>(
            `SELECT line, raw AS text FROM read_parquet(${literal(target)}) WHERE raw IS NOT NULL ORDER BY line LIMIT 5`,
          )
        : []
    const remarks = [...found.remarks, ...tally.remarks]
    if (bad > 0) remarks.push({ code: 'bad_lines', count: bad, sample: badSamples[0]?.text })
    const log: IngestedLog = {
      path: member.name,
      node,
      format: shape.name,
      kind: shape.kind,
      encoding: found.encoding,
      compression: member.archive ? 'zip' : compression,
      records: tally.records,
      first: tally.first,
      last: tally.last,
      repeated: 0,
      badLines: bad,
      badSamples,
      remarks,
    }
    await writeFile(notes, JSON.stringify(log))
    await rename(target, part)
    return [log, part]
  } finally {
    await rm(copy, { force: true })
    await rm(lines, { force: true })
  }
}

const bytesBySource = (files: SealedFile[]): IngestStep['sources'] =>
  [...new Set(files.map(file => file.source))].map(source => ({
    source,
    done: 0,
    total: files.filter(file => file.source === source).reduce((sum, file) => sum + file.bytes, 0),
  }))

/** What nobody repeats and no clock moves is read as it lies: a join, even with nothing, costs a second for 20 million lines. */
const recordsOf = async ({ analytics }: Work, parts: readonly string[]): Promise<string> => {
  const [odd] = await analytics.rows<{ repeated: number; clocks: number }>(
    'SELECT (SELECT count(*) FROM repeated) AS repeated, (SELECT count(*) FROM clocks) AS clocks',
  )
  const once = odd?.repeated ? 'ANTI JOIN repeated USING (file, line)' : ''
  const read = `SELECT * FROM read_parquet([${parts.map(literal).join(', ')}]) ${once} WHERE raw IS NULL`
  if (!odd?.clocks) return `(${read})`
  return `(SELECT part.* REPLACE (part.time - to_milliseconds(coalesce(clocks.ahead, 0)) AS time)
    FROM (${read}) AS part LEFT JOIN clocks USING (node))`
}

/** Takes every log file into Parquet, one part per file; what is no log or cannot be read is said so at the file. */
export const ingest = async (work: Work, sealed: SealedFile[]): Promise<Ingested> => {
  await mkdir(join(work.out, 'parts'), { recursive: true })
  await mkdir(join(work.out, 'scratch'), { recursive: true })
  const files = logFiles(work.sheet, sealed)
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const result: Ingested = { logs: [], parts: [], records: '' }
  const sources = bytesBySource(files)
  let done = 0
  for (const file of files) {
    work.progress({ done, total, file: basename(file.path), sources })
    done += file.bytes
    for (const one of sources) if (one.source === file.source) one.done += file.bytes
    if (isSettled(file)) continue
    const members = membersOf(join(work.folder, file.path), file.path, join(work.out, 'scratch'))
    for await (const member of members) {
      const taken = 'code' in member ? member : await ingestMember(work, member, file)
      if (taken === undefined) continue
      if ('code' in taken) file.remarks.push(taken)
      else {
        const [log, part] = taken
        result.logs.push(log)
        result.parts.push(part)
        await tellOutside(work, log, part, file.source)
      }
    }
  }
  await keptRepeated(
    work,
    result.logs.map((log, at) => ({ log, part: result.parts[at]! })),
  )
  result.records = await recordsOf(work, result.parts)
  work.progress({ done: total, total, file: '', sources })
  return result
}
