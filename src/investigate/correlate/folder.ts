import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isEvtx, readEvtx } from '../../formats/eventlog/evtx.ts'
import { readEventLine } from '../../formats/eventlog/jsonl.ts'
import type { LogDamage, WindowsEvent } from '../../formats/eventlog/model.ts'
import { readViewerCsv } from '../../formats/eventlog/viewer-csv.ts'
import { WevtutilReader } from '../../formats/eventlog/wevtutil.ts'
import { filesBelow, ownFile } from '../evidence/service.ts'
import type { CaseSheet, Said, Span } from '../model.ts'
import { readMails } from '../static/service.ts'
import { forensicFrom, mailboxesFrom, networkFrom, noticesFrom, sessionsFrom, settingsFrom } from './documents.ts'
import type { CaseFiles, EventLogFile } from './model.ts'

const asText = (path: string): string => new TextDecoder().decode(readFileSync(path))
const asDocument = (path: string): unknown => JSON.parse(asText(path).replace(/^\ufeff/, ''))

const unread = (file: string, { message }: Error): Said => ({
  ja: `${file} は読めません（${message}）。ほかのファイルの調査は続けました。`,
  en: `${file} could not be read (${message}). The other files were investigated without it.`,
})

function linesOf(text: string, damage: LogDamage[]): WindowsEvent[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const event = readEventLine(line)
    if (!event) damage.push({ kind: 'line', at: at + 1, what: `line ${at + 1} is no event` })
    return event ?? []
  })
}

function eventsOf(path: string, offsetMinutes: number, damage: LogDamage[]): WindowsEvent[] {
  const bytes = readFileSync(path)
  if (isEvtx(bytes)) return [...readEvtx(bytes, damage)]
  if (path.endsWith('.csv')) return readViewerCsv(bytes, { offsetMinutes }, damage)
  if (!path.endsWith('.xml')) return linesOf(bytes.toString('utf8'), damage)
  const reader = new WevtutilReader()
  const events = reader.push(bytes.toString('utf8'))
  reader.end()
  damage.push(...reader.damage)
  return events
}

/** One export may lie there as EVTX, XML and JSON lines: each log is read once, from the form that loses least. */
const forms = ['evtx', 'xml', 'jsonl', 'csv']
function oncePerLog(files: string[]): string[] {
  const stems = new Map<string, string>()
  for (const form of [...forms].reverse())
    for (const file of files) if (file.endsWith(`.${form}`)) stems.set(file.slice(0, -form.length - 1), file)
  return [...stems.values()].sort()
}

function readLogs(folder: string, files: string[], offset: number, notes: Said[]): EventLogFile[] {
  return oncePerLog(files).map(file => {
    const damage: LogDamage[] = []
    try {
      return { file, events: eventsOf(join(folder, file), offset, damage), damage: damage.map(one => one.what) }
    } catch (error) {
      notes.push(unread(file, error as Error))
      return { file, events: [], damage: [(error as Error).message] }
    }
  })
}

const declared = z.object({ operationalNotes: z.array(z.object({ note: z.string() })).default([]) })

/** Minutes east of UTC of a zone in the middle of the case; Event Viewer's CSV holds clock times only. */
function offsetOf(zone: string, at: string | undefined): number {
  const moment = new Date(at ?? 0)
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(moment)
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(clock)
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0
}

/** Where the sources of a kind lie: as case.json says, or in the folder such a source usually has. */
function placesOf(sheet: CaseSheet, pattern: RegExp, usual: string): { path: string; coverage?: Span }[] {
  const named = sheet.evidence.filter(source => pattern.test(`${source.id} ${source.kind}`) && source.path !== '')
  return named.length > 0 ? named : [{ path: usual }]
}

/** Reads everything but the proxy logs. A file that cannot be read is told in `notes` and stops nothing. */
export async function readFolder(folder: string, sheet: CaseSheet): Promise<CaseFiles> {
  const notes: Said[] = []
  const all = await filesBelow(folder)
  const below = (places: { path: string }[]) => all.filter(file => places.some(({ path }) => file.startsWith(path)))
  const attempt = <T>(file: string, read: (path: string) => T): T | undefined => {
    const path = ownFile(folder, file)
    if (!path) return undefined
    try {
      return read(path)
    } catch (error) {
      notes.push(unread(file, error as Error))
      return undefined
    }
  }
  const offset = offsetOf(sheet.timeZone, sheet.period?.from)
  const servers = placesOf(sheet, /(eventlog|event-log).*(dc|server)|dc.*eventlog/i, 'eventlog/dc/')
  const endpoints = placesOf(sheet, /endpoint/i, 'eventlog/endpoints/')
  const mail = below(placesOf(sheet, /^mail /i, 'mail/')).filter(file => /\.(eml|msg)$/i.test(file))
  const { mails, unreadable } = await readMails(folder, mail)
  notes.push(...unreadable.map(({ file, because }) => unread(file, new Error(because))))
  const logSettings = attempt(
    below(servers).find(file => file.endsWith('log-settings.json')) ?? 'log-settings.json',
    path => settingsFrom(asDocument(path)),
  )
  const network = attempt('network/topology.json', path =>
    networkFrom(asDocument(path), asDocument(join(folder, 'network/rules.json'))),
  )
  const coverage = servers[0]?.coverage
  return {
    mails,
    mailboxes: attempt('inventory/mailboxes.csv', path => mailboxesFrom(asText(path))) ?? [],
    endpoints: readLogs(folder, below(endpoints), offset, notes),
    servers: readLogs(folder, below(servers), offset, notes),
    ...(coverage ? { serverCoverage: coverage } : {}),
    ...(logSettings ? { logSettings } : {}),
    forensics: below([{ path: 'forensic/' }])
      .filter(file => file.endsWith('.json'))
      .flatMap(file => attempt(file, path => forensicFrom(asDocument(path))) ?? []),
    notices: attempt('notices/notices.json', path => noticesFrom(asDocument(path))) ?? [],
    ...(network ? { network } : {}),
    sessions: attempt('network/fw3-sessions.csv', path => sessionsFrom(asText(path))) ?? [],
    operationalNotes:
      attempt('case.json', path => declared.parse(asDocument(path)).operationalNotes.map(({ note }) => note)) ?? [],
    notes,
  }
}
