import { createHash } from 'node:crypto'
import { isWorkingDay, localHour } from '../calendar/model.ts'
import type { Instant } from '../model.ts'
import type { Decisions } from './decisions.ts'
import { countsOf, destinationsOf, findingsOf, mailsOf, offsetOf, terminalsOf } from './facts.ts'
import { figuresOf } from './figures.ts'
import { responseMarks } from './judgements/aftermath.ts'
import { dutiesOf } from './judgements/duties.ts'
import type { Grounds } from './judgements/grounds.ts'
import { hypothesesOf } from './judgements/hypotheses.ts'
import { measuresOf } from './judgements/measures.ts'
import { limitsOf, summaryOf } from './limits.ts'
import { grouped, type Mark, type Report, type SealedSource } from './model.ts'
import type { Investigated } from './result.ts'
import { both } from './wording.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

const first = (times: (string | undefined)[]): Instant | undefined => times.flatMap(time => time ?? []).sort()[0]
const last = (times: (string | undefined)[]): Instant | undefined =>
  times
    .flatMap(time => time ?? [])
    .sort()
    .at(-1)

/** The longest stretch of at least three days between suspicious requests, with the gaps inside it (R-105). */
const quietOf = (report: Pick<Report, 'terminals' | 'gaps'>): Report['quiet'] => {
  const hours = [
    ...new Set(report.terminals.flatMap(terminal => terminal.cells.map(cell => Date.parse(cell.hour)))),
  ].sort((one, other) => one - other)
  const stretches = hours.slice(1).map((hour, at) => ({ from: (hours[at] ?? 0) + hourMs, to: hour }))
  const longest = stretches.sort((one, other) => other.to - other.from - (one.to - one.from))[0]
  if (!longest || longest.to - longest.from < 3 * dayMs) return undefined
  const gaps = report.gaps.filter(gap => Date.parse(gap.from) < longest.to && Date.parse(gap.to) > longest.from)
  return {
    from: new Date(longest.from).toISOString(),
    to: new Date(longest.to).toISOString(),
    gaps: gaps.map(({ from, to }) => ({ from, to })),
  }
}

const sealedSources = (found: Investigated): SealedSource[] =>
  [...grouped(found.sealed, file => file.source)].map(([source, files]) => {
    const manifest = createHash('sha256')
    for (const file of files) manifest.update(`${file.sha256}  ${file.path}\n`)
    return {
      source,
      manifest: manifest.digest('hex'),
      files: files.map(({ path, sha256, bytes, remarks }) => ({
        path,
        sha256,
        bytes,
        remarks: remarks.map(remark => `${remark.code}${remark.sample ? ` (${remark.sample})` : ''}`),
      })),
    }
  })

const storyMarks = (report: Pick<Report, 'story' | 'mails'>): Mark[] => {
  const counted = grouped(report.mails, row => row.wave)
  const seen = new Set<string>()
  return report.story.flatMap((event): Mark[] => {
    if (event.kind === 'notice') {
      const title = event.says.ja.replace(/^.*?[:：]/, '').replace(/[（(].*$/, '')
      return [{ lane: 'notice', time: event.time, label: { ja: title, en: title }, says: event.says }]
    }
    if (event.kind === 'privilege' && /ドメイン/.test(event.says.ja))
      return [
        {
          lane: 'mail',
          time: event.time,
          label: { ja: '管理者権限の奪取', en: 'domain rights stolen' },
          says: event.says,
          alarming: true,
        },
      ]
    if (event.kind === 'containment') {
      const label = event.refs.length > 0 ? { ja: '切離し', en: 'unplugged' } : { ja: '拠点遮断', en: 'site cut' }
      return [{ lane: 'response', time: event.time, label, says: event.says }]
    }
    if (event.kind !== 'mail') return []
    const row = report.mails.find(one => event.says.ja.includes(`「${one.subject}」`) && !seen.has(one.wave))
    if (!row) return []
    seen.add(row.wave)
    const count = (counted.get(row.wave) ?? []).reduce((sum, one) => sum + one.count, 0)
    return [
      {
        lane: 'mail',
        time: event.time,
        label: { ja: `${row.wave} ${count}通`, en: `${row.wave} ×${count}` },
        says: event.says,
      },
    ]
  })
}

export interface Labelled {
  tlp: string
  /** When the report was made. */
  made: Instant
  decisions: Decisions
}

/** Everything the report says, from what was found and what people decided. Pure: the same input, the same report. */
export const buildReport = (found: Investigated, { tlp, made, decisions }: Labelled): Report => {
  const { sheet, detection, correlation } = found
  const findings = findingsOf(found)
  const offset = offsetOf(sheet, found.judged.from)
  const destinations = destinationsOf(found, decisions)
  const terminals = terminalsOf(found, decisions)
  const registered = mailsOf(found)
  const mails = registered.map(({ ids: _, ...row }) => row)
  const codeOf = new Map(destinations.map(one => [one.host, one.code]))
  const leaking = new Set(destinations.filter(one => one.leak.state === 'LEAK_CONFIRMED').map(one => one.host))
  const gaps = detection.gaps.map(gap => ({
    ...gap,
    minutes: Math.round((Date.parse(gap.to) - Date.parse(gap.from)) / 60_000),
  }))
  const story = (correlation?.timeline ?? []).map(({ time, kind, summary, refs }) => ({
    time,
    kind,
    refs,
    says: both(summary, offset),
  }))
  const unplugged = story
    .filter(event => event.kind === 'containment')
    .flatMap(event => event.refs.map(id => ({ id, at: Date.parse(event.time) })))
  const counts = countsOf(sheet, terminals, leaking, day => isWorkingDay(sheet, day), unplugged)
  const provisions = (findings?.provisions ?? []).map(({ host, issuer, noticeId, issued, metBefore, metAfter }) => ({
    code: codeOf.get(host) ?? '',
    host,
    issuer,
    noticeId,
    issued,
    before: metBefore,
    after: metAfter,
  }))
  const server = correlation?.eventlog
  const covered = findings?.authenticationServer?.covered
  const serverLog = server && {
    verdict: server.verdict,
    because: server.because.map(because => both(because, offset)),
    ...(covered === undefined ? {} : { covered }),
  }
  const campaigns = (correlation?.campaigns ?? []).map(({ mails: ids, reasons }) => ({ mails: ids.length, reasons }))
  const night = terminals.filter(terminal =>
    terminal.cells.some(cell => localHour(sheet, Date.parse(cell.hour)).hour < 5),
  )
  const grounds: Grounds = {
    terminals,
    mails,
    campaigns,
    destinations,
    traffic: found.ingested.length > 0,
    gaps,
    serverLog,
    provisions,
    findings,
    story,
    nightTerminals: night.length,
    safeguards: found.safeguards,
    offset,
  }
  const leakDay = first(
    [...leaking].flatMap(
      host => destinations.find(one => one.host === host)?.contacts.map(contact => contact.first) ?? [],
    ),
  )
  const dayOf = (at: Instant) => localHour(sheet, Date.parse(at)).day
  const records = { from: first(found.ingested.map(log => log.first)), to: last(found.ingested.map(log => log.last)) }
  const figures = figuresOf({
    destinations: destinations.filter(one => one.counted).length,
    terminals: terminals.map(({ first: at, allFailed, successes, hosts, cause }) => ({
      first: at,
      allFailed,
      successes,
      hosts,
      cause: cause.type,
      ...(cause.wave ? { wave: cause.wave } : {}),
    })),
    successes: found.hours.reduce((sum, cell) => sum + cell.successes, 0),
    failures: found.hours.reduce((sum, cell) => sum + cell.failures, 0),
    gapMinutes: gaps.reduce((sum, gap) => sum + gap.minutes, 0),
    mails: registered,
    leaks: findings?.leakStates ?? [],
    orderTests: findings?.orderTests ?? [],
    records: found.ingested.reduce((sum, log) => sum + log.records, 0),
    badLines: found.ingested.reduce((sum, log) => sum + log.badLines, 0),
    days: counts.days,
    ...(leakDay ? { leakDay: dayOf(leakDay) } : {}),
    dayOf,
  })
  const silent = new Set((found.safeguards?.segments ?? []).flatMap(one => (one.verdict === 'none' ? [one.zone] : [])))
  const words = new Map(decisions.duties.map(word => [word.id, word]))
  const quiet = quietOf({ terminals, gaps })
  const report: Report = {
    title: sheet.title,
    caseId: sheet.caseId,
    tlp,
    zone: sheet.timeZone,
    offset,
    made,
    derived: sheet.derived,
    line: decisions.line?.value ?? detection.line,
    ...(decisions.line ? { lineWord: decisions.line } : {}),
    rejectedTerminals: decisions.terminals.filter(word => word.verdict === 'reject'),
    judged: found.judged,
    ...(records.from && records.to ? { records: { from: records.from, to: records.to } } : {}),
    figures,
    summary: [],
    destinations,
    runnersUp: detection.destinations
      .filter(one => !one.reported && !destinations.some(shown => shown.host === one.host))
      .slice(0, 20)
      .map(({ host, score, contacts, reasons }) => ({ host, score, clients: contacts.length, reasons })),
    terminals,
    gaps,
    closedDays: [],
    marks: [...storyMarks({ story, mails }), ...responseMarks(grounds), ...replacements(found, terminals)].sort(
      (one, other) => one.time.localeCompare(other.time),
    ),
    mails,
    commonPoints: findings?.commonPoints ?? [],
    campaigns,
    story,
    ...counts,
    ...(quiet ? { quiet } : {}),
    ...(found.safeguards ? { safeguards: found.safeguards } : {}),
    forensics: findings?.forensics ?? [],
    contributions: findings?.contributions ?? [],
    movements: (correlation?.movements ?? []).map(one => ({ ...one, because: both(one.because, offset) })),
    provisions,
    paths: (findings?.pathChecks ?? []).map(({ because, evidence, ...check }) => ({
      ...check,
      // R-095: the proxy’s own log is evidence of the way through it.
      evidence: check.target === 'proxy' && silent.has(check.from) ? [...evidence, 'log'] : evidence,
      because: both(because, offset),
    })),
    ...(serverLog ? { serverLog } : {}),
    hypotheses: hypothesesOf(grounds),
    duties: dutiesOf(grounds).map(duty => {
      const word = words.get(duty.id)
      return word ? { ...duty, person: { state: word.state, reason: word.reason, by: word.by } } : duty
    }),
    measures: measuresOf(grounds),
    coverage: [...grouped(found.ingested, log => log.node)].map(([source, logs]) => {
      const span = { first: first(logs.map(log => log.first)), last: last(logs.map(log => log.last)) }
      return {
        source,
        files: logs.length,
        records: logs.reduce((sum, log) => sum + log.records, 0),
        badLines: logs.reduce((sum, log) => sum + log.badLines, 0),
        ...(span.first ? { first: span.first } : {}),
        ...(span.last ? { last: span.last } : {}),
      }
    }),
    limits: [],
    sealed: sealedSources(found),
  }
  const { from, to } = spanShown(report)
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
    const { day } = localHour(sheet, at)
    if (!isWorkingDay(sheet, day)) report.closedDays.push(day)
  }
  const notes = (correlation?.notes ?? []).map(note => both(note, offset))
  return { ...report, summary: summaryOf(report), limits: limitsOf(report, notes) }
}

/** What the calendar of a report covers. */
const spanShown = (report: Report) => report.records ?? report.judged

/** A replaced machine that was affected again (R-114): the day its successor was put in place. */
const replacements = (found: Investigated, terminals: Report['terminals']): Mark[] =>
  terminals
    .filter(terminal => terminal.assets.length > 1)
    .flatMap(terminal =>
      found.terminals
        .filter(row => terminal.assets.includes(row.assetId) && row.deployed && /^\d{4}-\d\d-\d\d$/.test(row.deployed))
        .map(row => ({
          row,
          time: new Date(
            Date.parse(`${row.deployed}T12:00:00Z`) - offsetOf(found.sheet, `${row.deployed}T12:00:00Z`) * 60_000,
          ).toISOString(),
        }))
        .filter(({ time }) => time > terminal.first)
        .map(
          ({ row, time }): Mark => ({
            lane: 'response',
            time,
            label: { ja: '端末交換', en: 'replaced' },
            says: {
              ja: `${terminal.id} を ${row.assetId} に交換（台帳による。時刻は不明）`,
              en: `${terminal.id} replaced by ${row.assetId} (by the inventory; time of day unknown)`,
            },
          }),
        ),
    )
