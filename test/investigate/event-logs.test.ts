import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { investigate } from '../../src/investigate/service.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { projectRoot } from '../../src/platform/config/project-root.ts'
import type { Result } from './noroshi.ts'

const samples = join(projectRoot, '../shared/samples')
const present = existsSync(join(samples, 'windows-csv'))

interface Told extends Result {
  terminals: (Result['terminals'][number] & { ips: string[]; destinations: string[]; firstSeen: string })[]
  movements: { from?: string; to: string; means: string; account?: string; program?: string; attack: boolean }[]
}

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'noroshi-logs-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const run = async (folder: string, name: string): Promise<{ result: Told; report: string }> => {
  const out = join(root, name)
  await investigate({ folder, out, language: 'en', progress: () => undefined }, systemClock)
  return {
    result: JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')),
    report: readFileSync(join(out, 'report.en.html'), 'utf8'),
  }
}

describe.skipIf(!present)('folders of event logs only (skipped where ../shared/samples is not there)', () => {
  test('R-097 R-103: exports without computer names tell two machines, the task between them and the host outside', async () => {
    const { result, report } = await run(join(samples, 'windows-csv'), 'csv')
    const [one, two] = result.terminals
    expect(result.terminals).toHaveLength(2)
    expect(two?.cause).toMatchObject({ type: 'lateral', fromTerminal: one?.id })
    // The address is told by nothing but logons that meet the first machine’s commands.
    expect(one?.ips).toHaveLength(1)
    expect(result.destinations).toHaveLength(1)
    expect(one?.destinations).toEqual([result.destinations[0]?.host])
    const between = result.movements.filter(way => way.from === one?.id && way.to === two?.id)
    expect(between.map(way => way.means)).toEqual(expect.arrayContaining(['share', 'scheduled-task']))
    const kinds = new Set(result.timeline.map(event => event.kind))
    for (const kind of ['infection', 'lateral', 'privilege', 'persistence', 'download', 'collection'])
      expect(kinds).toContain(kind)
    for (const shown of [one?.id, two?.id, result.destinations[0]?.host]) expect(report).toContain(shown)
    expect(report).toContain('There are no records of traffic')
    // Clocks without a zone are those of the log beside them that tells it, and this is said.
    expect(result.notes.some(note => note.includes('That of the logs in the same folder was assumed'))).toBe(true)
  })

  test('movement by task, service, WMI, DCOM and remote shell is told from EVTX, with its source where a record has it', async () => {
    const folder = join(root, 'evtx')
    cpSync(join(samples, 'evtx/Lateral Movement'), join(folder, 'logs'), { recursive: true })
    const { result, report } = await run(folder, 'evtx-result')
    expect(new Set(result.movements.map(way => way.means))).toEqual(
      new Set(['scheduled-task', 'service', 'wmi', 'dcom', 'remote-shell']),
    )
    const tasks = result.movements.filter(way => way.means === 'scheduled-task')
    expect(tasks).toHaveLength(2)
    expect(tasks.every(way => way.from !== undefined && way.account !== undefined)).toBe(true)
    expect(report).toContain('Acts from machine to machine')
    expect(result.evidence.flatMap(file => file.remarks)).toEqual([])
  })
})
