import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../kernel/clock.ts'
import { isDiskFull } from '../evidence/service.ts'
import type { Report } from '../report/model.ts'
import { investigate } from '../service.ts'
import type { Failure, Step, Summary } from './model.ts'
import type { Message, Task } from './task.ts'
import { ArchiveRefused, unpack } from './unpack.ts'

const tell = (message: Message): Promise<void> =>
  new Promise(resolve => {
    if (process.send) process.send(message, undefined, undefined, () => resolve())
    else resolve()
  })

/** An archive often holds one folder with everything in it. */
const rootOf = (folder: string): string => {
  if (existsSync(join(folder, 'case.json'))) return folder
  const [only, ...more] = readdirSync(folder).filter(name => name !== '__MACOSX')
  return only && more.length === 0 && statSync(join(folder, only)).isDirectory() ? join(folder, only) : folder
}

const summaryOf = (report: Report): Summary => {
  const figure = (id: string) => report.figures.find(one => one.id === id)?.value ?? 0
  return {
    destinations: report.destinations.filter(one => one.counted).length,
    terminals: report.terminals.length,
    failedOnly: report.terminals.filter(one => one.allFailed).length,
    gapMinutes: report.gaps.reduce((sum, gap) => sum + gap.minutes, 0),
    records: figure('records'),
    badLines: figure('bad-lines'),
    mails: report.mails.reduce((sum, row) => sum + row.count, 0),
  }
}

const failureOf = (error: unknown): Failure => {
  if (error instanceof ArchiveRefused) return error.fault
  const text = error instanceof Error ? error.message : String(error)
  if (isDiskFull(error) || /ENOSPC|EDQUOT|No space left on device/i.test(text)) return 'disk_full'
  return /out of memory/i.test(text) ? 'memory' : 'fault'
}

/** Several steps a second say enough; the last of a stage is always told. */
const paced = (): ((step: Step) => void) => {
  let told = 0
  let stage = ''
  return step => {
    const now = systemClock.now().getTime()
    if (step.stage === stage && now - told < 250 && step.done < step.total) return
    told = now
    stage = step.stage
    void tell({ type: 'step', step })
  }
}

const carryOut = async (task: Task): Promise<void> => {
  const step = paced()
  try {
    if (task.archive) {
      await rm(task.folder, { recursive: true, force: true })
      let files = 0
      await unpack(task.archive, task.folder, task.limits, file => {
        files += 1
        step({ stage: 'unpack', done: files, total: 0, file })
      })
    }
    const { out, tlp, decisions, custody, memory } = task
    const folder = task.archive ? rootOf(task.folder) : task.folder
    await investigate(
      { folder, out, language: 'ja', reports: ['ja', 'en'], tlp, decisions, custody, memory, progress: step },
      systemClock,
    )
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
    await tell({ type: 'done', summary: summaryOf(report) })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    await tell({ type: 'failed', failure: failureOf(error), detail: detail.slice(0, 2000) })
  }
  process.disconnect?.()
}

process.on('message', (task: Task) => void carryOut(task))
// Whoever asked is gone (kill -9): nobody would read the result, and the next server begins with the finished parts.
process.on('disconnect', () => process.exit(0))
