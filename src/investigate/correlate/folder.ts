import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { filesBelow, ownFile } from '../evidence/service.ts'
import type { CaseSheet, Said, Span } from '../model.ts'
import { readMails } from '../static/service.ts'
import { forensicFrom, mailboxesFrom, networkFrom, noticesFrom, sessionsFrom, settingsFrom } from './documents.ts'
import { eventLogsAmong, readLogs, unread } from './event-logs.ts'
import type { CaseFiles } from './model.ts'

const asText = (path: string): string => new TextDecoder().decode(readFileSync(path))
const asDocument = (path: string): unknown => JSON.parse(asText(path).replace(/^\ufeff/, ''))

const declared = z.object({ operationalNotes: z.array(z.object({ note: z.string() })).default([]) })

/** Where the sources of a kind lie: as case.json says, or in the folder such a source usually has. */
function placesOf(sheet: CaseSheet, pattern: RegExp, usual: string): { path: string; coverage?: Span }[] {
  const named = sheet.evidence.filter(source => pattern.test(`${source.id} ${source.kind}`) && source.path !== '')
  return named.length > 0 ? named : [{ path: usual }]
}

/** What lies here is read as something else. */
const otherPlaces = ['mail/', 'forensic/', 'inventory/', 'network/', 'notices/'].map(path => ({ path }))

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
  const servers = placesOf(sheet, /(eventlog|event-log).*(dc|server)|dc.*eventlog/i, 'eventlog/dc/')
  const endpoints = placesOf(sheet, /endpoint/i, 'eventlog/endpoints/')
  const placed = [...servers, ...endpoints, ...sheet.evidence.filter(source => source.path !== ''), ...otherPlaces]
  const elsewhere = await eventLogsAmong(
    folder,
    all.filter(file => !placed.some(({ path }) => file.startsWith(path))),
  )
  const mail = below(placesOf(sheet, /^mail /i, 'mail/')).filter(file => /\.(eml|msg|mbox|mbx)$/i.test(file))
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
    endpoints: readLogs(folder, [...below(endpoints), ...elsewhere], sheet, notes),
    servers: readLogs(folder, below(servers), sheet, notes),
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
