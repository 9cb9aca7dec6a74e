import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFolder } from '../../evidence/folder.ts'
import { presets } from '../../evidence/presets.ts'
import type { Course } from '../course.ts'
import { endOf } from '../draws.ts'
import type { Outcome } from '../loop.ts'

interface Written {
  at: number
  text: string
}

const hostOf = (url: string): string => url.replace(/^http:\/\//, '').split(/[/:]/)[0] ?? ''

/** The generated proxy log of the whole office, day by day, with what the reactions of a run no longer let happen left out. */
export const proxyLogOf = (course: Course, outcome: Outcome, seed: number) => {
  const plan = presets.pension?.(seed)
  if (!plan) throw new Error('The evidence generator has no preset of this case.')
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-replay-log-'))
  const days = new Map<string, Written[]>()
  const names = new Map([...course.hosts].map(([name, host]) => [host, name]))
  const terminals = new Map(course.terminals.map(terminal => [terminal.ip, terminal]))
  const happens = (line: string, at: number): boolean => {
    const [, , client = '', , , , url = ''] = line.trim().split(/\s+/)
    const terminal = terminals.get(client)
    if (terminal && at >= endOf(outcome, terminal.name)) return false
    const destination = names.get(hostOf(url))
    if (!destination) return true
    return (
      outcome.infected.has(terminal?.name ?? '') && at < (outcome.blocked.get(destination) ?? Number.POSITIVE_INFINITY)
    )
  }
  try {
    writeFolder(plan, folder, 'proxy')
    const logs = join(folder, 'proxy/proxy01')
    for (const file of readdirSync(logs)) {
      const lines = readFileSync(join(logs, file), 'utf8').split('\n').filter(Boolean)
      const written = lines.map(text => ({ text, at: Number(text.trim().split(/\s+/)[0]) * 1000 }))
      days.set(
        file,
        written.filter(({ text, at }) => happens(text, at)),
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const done = new Map<string, number>()
  return {
    /** Makes `to` hold every line that was written until an instant. @returns how many lines that is */
    writeUntil: (to: string, until: number): number => {
      mkdirSync(join(to, 'proxy01'), { recursive: true })
      let count = 0
      for (const [file, lines] of days) {
        const until_ = lines.filter(({ at }) => at <= until)
        count += until_.length
        if (until_.length === 0 || done.get(file) === until_.length) continue
        writeFileSync(join(to, 'proxy01', file), `${until_.map(({ text }) => text).join('\n')}\n`)
        done.set(file, until_.length)
      }
      return count
    },
  }
}
