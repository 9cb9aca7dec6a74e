import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import { type Bench, bench, smallEvidence } from '../../../test/investigations.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { mustFind as findAdvisory } from '../advisories/service.ts'
import { gridOf, overviewOf } from './results/model.ts'
import * as results from './results/service.ts'
import * as investigations from './service.ts'

let c: Chain
let d: AdvisoryDesk
let b: Bench
let caseId: string
let absent = false
const idle = async () => {
  const { rows } = await c.owner.pool.query(
    `select 1 from investigation_run where state in ('WAITING', 'RUNNING') limit 1`,
  )
  return rows.length === 0
}
beforeAll(async () => {
  const made = await chain()
  if (!made) {
    absent = true
    return
  }
  c = made
  d = advisoryDesk(made)
  b = bench(made.world, idle)
  smallEvidence(join(b.imports, 'office'))
  caseId = (await d.openCase()).id
})
afterAll(async () => {
  if (absent) return
  await b.remove()
  await c.close()
})

const as = <Result>(seat: SeatName, work: (tx: Tx) => Promise<Result>): Promise<Result> => d.as(seat, work)
const start = (seat: SeatName, more: Partial<investigations.Start> = {}) =>
  as(seat, tx =>
    investigations.start(
      tx,
      c.actors[seat],
      {
        ...{ case: caseId, title: '不審な通信', tlp: 'TLP:AMBER+STRICT', folder: 'office' },
        ...{ takenBy: '佐久間', takenFrom: '早瀬', takenAt: d.now() },
        ...more,
      },
      b.imports,
      d.now(),
    ),
  )
const read = (seat: SeatName, id: string) => as(seat, tx => investigations.read(tx, c.actors[seat], id, d.now()))
const files = async (seat: SeatName, id: string, seq: number) =>
  (await as(seat, tx => investigations.lookAt(tx, c.actors[seat], id, seq, { what: 'test' }, d.now()))).files
const reportOf = async (seat: SeatName, id: string, seq = 1) =>
  b.shelf.report(investigations.mustHave(await files(seat, id, seq), 'report.json'))
const say = (seat: SeatName, id: string, said: investigations.Saying) =>
  as(seat, tx => investigations.say(tx, c.actors[seat], id, said, d.now()))
const again = (seat: SeatName, id: string) => as(seat, tx => investigations.runAgain(tx, c.actors[seat], id, d.now()))

/** One that has run, made once. */
let made: string | undefined
const finished = async (): Promise<string> => {
  if (made) return made
  made = (await start('duty')).id
  await b.work()
  return made
}

/** The whole engine runs, also on a machine that does other things. */
vi.setConfig({ testTimeout: 200_000 })

describe('an investigation of a case', () => {
  it('R-097 R-099: runs in its own process, tells of its progress, and its grid and lines agree with its report', async ({
    skip,
  }) => {
    skip(absent)
    const { id, number } = await start('duty')
    made = id
    expect(number).toMatch(/^I-\d+$/)
    const stages = new Set<string>()
    await b.work(async () => {
      const [run] = (await read('duty', id)).runs
      if (run?.progress) stages.add(run.progress.stage)
      return run?.state === 'DONE' || run?.state === 'FAILED'
    })
    const [run] = (await read('duty', id)).runs
    expect([run?.state, run?.failure]).toEqual(['DONE', ''])
    expect(b.faults).toEqual([])
    expect(stages.size).toBeGreaterThan(0)

    const report = await reportOf('duty', id)
    expect(run?.summary).toMatchObject({ terminals: report.terminals.length })
    expect(report.terminals.length).toBeGreaterThan(0)
    const grid = gridOf(report)
    const kept = await files('duty', id, 1)
    expect(kept.map(({ name }) => name)).toContain('report.ja.html')
    const [terminal = 0, hour = 0, host = 0, successes = 0, failures = 0] = grid.cells
    const from = new Date(Date.parse(grid.start) + hour * 3_600_000)
    const window = { terminal, host, from: from.toISOString(), to: new Date(from.getTime() + 3_600_000).toISOString() }
    const first = await results.lines(b.shelf, kept, window, { after: undefined, limit: 2 })
    expect(first.total).toBe(successes + failures)
    const collected = [...first.items]
    for (let next = first.next; next; ) {
      const page = await results.lines(b.shelf, kept, window, { after: next, limit: 2 })
      collected.push(...page.items)
      next = page.next
    }
    expect(collected).toHaveLength(first.total)
    expect(new Set(collected.map(line => `${line.file}:${line.line}`)).size).toBe(first.total)
    // The line named is the line of the evidence.
    const line = collected[0]!
    const text = readFileSync(join(b.imports, 'office', line.file), 'utf8').split('\n')[line.line - 1]
    expect(text).toContain(line.host)
    const perMinute = await results.minutes(b.shelf, kept, window)
    let sum = 0
    for (let at = 0; at < perMinute.cells.length; at += 5)
      sum += (perMinute.cells[at + 3] ?? 0) + (perMinute.cells[at + 4] ?? 0)
    expect(sum).toBe(first.total)
  })

  it('is its giver’s alone: no other party of the case reads it, and no post without the duty', async ({ skip }) => {
    skip(absent)
    const id = await finished()
    for (const seat of ['operator', 'operatorHead', 'ministry', 'peer', 'stranger', 'body'] as const)
      expect([seat, await codeOf(read(seat, id))]).toEqual([seat, 'not_found'])
    for (const seat of ['police', 'ceptoar'] as const)
      expect([seat, await codeOf(start(seat, { folder: null }))]).toEqual([seat, 'not_your_role'])
    expect(await codeOf(start('stranger', { folder: null }))).toBe('not_found') // does not hold the case
    expect(await codeOf(start('operator'))).toBe('not_your_role') // the import folder is the coordinator’s
  })

  it('is opened to a party of the case by its giver, and to nobody else', async ({ skip }) => {
    skip(absent)
    const { id } = await start('operator', { folder: null })
    const openTo = (seat: SeatName, code: string) =>
      as(seat, tx => investigations.openTo(tx, c.actors[seat], id, c.ids[code]!, d.now()))
    expect(await codeOf(openTo('duty', 'COORD'))).toBe('not_found')
    expect(await codeOf(openTo('operator', 'PEER'))).toMatch(/not_of_the_case|not_found/)
    await openTo('operator', 'COORD')
    expect((await read('duty', id)).readers.map(({ code }) => code).sort()).toEqual(['COORD', 'OPERATOR'])
    expect((await read('duty', id)).may.open.allowed).toBe(false)
    expect(await codeOf(read('ministry', id))).toBe('not_found')
  })

  it('audits who looked at what, in numbers and never in words of the evidence', async ({ skip }) => {
    skip(absent)
    const id = await finished()
    await files('approver', id, 1)
    const { rows } = await c.owner.pool.query(
      `select person_id, detail from audit_entry where object_id = $1 and action = 'investigation.read'`,
      [id],
    )
    expect(rows.some(row => row.person_id === c.actors.approver.person)).toBe(true)
    const { terminals } = await reportOf('duty', id)
    expect(JSON.stringify(rows)).not.toContain(terminals[0]!.id)
  })
})

describe('the import folder', () => {
  it('lists folders alone, and refuses every name that leads out of it', async ({ skip }) => {
    skip(absent)
    symlinkSync('/etc', join(b.imports, 'linked'))
    mkdirSync(join(b.imports, '.hidden'))
    writeFileSync(join(b.imports, 'file'), 'x')
    expect(await investigations.folders(c.actors.duty, b.imports)).toEqual(['office'])
    for (const folder of [
      '..',
      '../..',
      '/etc',
      'office/..',
      'linked',
      '.hidden',
      'file',
      'office\u0000',
      '..\\office',
      '',
    ])
      expect([folder, await codeOf(start('duty', { folder }))]).toEqual([folder, 'evidence_folder_unknown'])
    expect(await codeOf(investigations.folders(c.actors.operator, b.imports))).toBe('not_your_role')
  })
})

describe('evidence that is uploaded', () => {
  const bring = async (seat: SeatName, id: string, archive: string) => {
    const content = newId(d.now())
    const { size, sha256 } = await b.storage.put(content, createReadStream(archive), 1 << 30)
    const file = { name: 'evidence.tar.gz', content, size, sha256 }
    await as(seat, tx => investigations.bringEvidence(tx, c.actors[seat], id, file, d.now()))
  }

  it('is unpacked, read and removed from the disk again; the archive stays in the storage', async ({ skip }) => {
    skip(absent)
    const archive = join(b.folder, '..', 'evidence.tar.gz')
    execFileSync('tar', ['czf', archive, '-C', b.imports, 'office'])
    const { id } = await start('operator', { folder: null })
    expect((await read('operator', id)).runs).toEqual([])
    expect(await codeOf(again('operator', id))).toBe('evidence_missing')
    await bring('operator', id, archive)
    expect(await codeOf(bring('operator', id, archive))).toBe('evidence_given')
    await b.work()
    const { runs, evidence } = await read('operator', id)
    expect(runs.map(({ state, failure }) => [state, failure])).toEqual([['DONE', '']])
    expect(evidence?.size).toBeGreaterThan(1000)
    expect(existsSync(join(b.folder, id, 'evidence'))).toBe(false)
    expect(overviewOf(await reportOf('operator', id)).destinations.length).toBeGreaterThan(0)
    const known = await b.storage.list()[Symbol.asyncIterator]().next()
    expect(known.done).toBe(false)
  })

  it('is refused with its reason where the archive leads out of its folder', async ({ skip }) => {
    skip(absent)
    const archive = join(b.folder, '..', 'bad.tar')
    writeFileSync(join(b.imports, '..', 'outside.log'), 'x')
    execFileSync('tar', ['cPf', archive, '-C', b.imports, '../outside.log'])
    const { id } = await start('operator', { folder: null })
    await bring('operator', id, archive)
    await b.work()
    expect((await read('operator', id)).runs.map(({ state, failure }) => [state, failure])).toEqual([
      ['FAILED', 'leaves_the_folder'],
    ])
  })

  it('is known to the clearing of orphans', async ({ skip }) => {
    skip(absent)
    const id = await finished()
    const contents = (await files('duty', id, 1)).map(({ content }) => content)
    const { withActor } = await import('../../platform/db/actor.ts')
    const known = await withActor(c.world, { type: 'system', system: 'storage' }, tx =>
      investigations.knownContents(tx, contents),
    )
    expect(known.size).toBe(contents.length)
  })
})

describe('what analysts say', () => {
  it('stands beside the machine’s word, counts in the next result, and leaves the earlier one as it was', async ({
    skip,
  }) => {
    skip(absent)
    const id = await finished()
    const before = await reportOf('duty', id)
    const host = before.destinations[0]!.host
    await say('duty', id, { kind: 'DESTINATION', subject: host, verdict: 'hold', reason: '照会中' })
    await say('approver', id, { kind: 'DESTINATION', subject: host, verdict: 'reject', reason: '保守業者の接続先' })
    expect(await codeOf(say('duty', id, { kind: 'DUTY', subject: 'x', verdict: 'confirm', reason: 'x' }))).toBe(
      'invalid_input',
    )
    const { seq } = await again('duty', id)
    expect(seq).toBe(2)
    expect(await codeOf(again('duty', id))).toBe('already_running')
    await b.work()
    const after = await reportOf('duty', id, 2)
    const judged = after.destinations.find(one => one.host === host)
    expect(judged).toMatchObject({ counted: false, person: { verdict: 'reject', by: 'approverさん' } })
    expect(judged?.machine).toBe(before.destinations[0]!.machine)
    expect((await reportOf('duty', id, 1)).destinations[0]).toMatchObject({ counted: true })
    expect((await read('duty', id)).words.map(({ verdict }) => verdict)).toEqual(['hold', 'reject'])
  })

  it('hands indicators to a draft of an advisory, with where they come from', async ({ skip }) => {
    skip(absent)
    const id = await finished()
    const { indicators } = await reportOf('duty', id)
    const value = indicators.find(({ kind }) => kind === 'domain')!.value
    const handOver = (seat: SeatName, values: string[]) =>
      as(seat, tx => results.handOver(tx, c.actors[seat], b.shelf, { investigation: id, seq: 1, values }, d.now()))
    expect(await codeOf(handOver('duty', ['not-of-it.example']))).toBe('not_found')
    const draft = await handOver('duty', [value])
    const advisory = await as('duty', tx => findAdvisory(tx, draft.id))
    const { number, advisories } = await read('duty', id)
    expect(advisory.content.others.source).toContain(value.replace(/\.(?=[^.]*$)/, '[.]'))
    expect(advisory.content.others.source).toContain(number)
    expect(advisories).toMatchObject([{ id: draft.id, seq: 1, indicators: 1 }])
  })
})

describe('a run that does not come to its end', () => {
  it('is cancelled while it waits and while it runs', async ({ skip }) => {
    skip(absent)
    const cancel = (id: string) => as('duty', tx => investigations.cancel(tx, c.actors.duty, id, 1, d.now()))
    const state = async (id: string) => (await read('duty', id)).runs[0]?.state
    const waiting = (await start('duty')).id
    await cancel(waiting)
    expect(await state(waiting)).toBe('CANCELLED')
    const running = (await start('duty')).id
    await b.work(async () => (await state(running)) === 'RUNNING')
    await cancel(running)
    await b.work()
    expect(await state(running)).toBe('CANCELLED')
    expect(await codeOf(cancel(running))).toBe('already_done')
    expect(await codeOf(files('duty', running, 1))).toBe('not_found')
  })

  it('goes on after its server stopped, and after its server was killed', async ({ skip }) => {
    skip(absent)
    const { id } = await start('duty')
    await b.work(async () => (await read('duty', id)).runs[0]?.state === 'RUNNING')
    await b.runner.stop()
    expect((await read('duty', id)).runs[0]).toMatchObject({ state: 'WAITING', attempts: 0 })
    // Killed: nothing was said, the run stands there as running and silent.
    await c.owner.pool.query(
      `update investigation_run set state = 'RUNNING', attempts = 1, started_at = $2, beat_at = $2 where investigation_id = $1`,
      [id, new Date(d.now().getTime() - 60_000)],
    )
    await b.work()
    expect((await read('duty', id)).runs[0]).toMatchObject({ state: 'DONE', attempts: 2 })
  })

  it('is given up when its process died three times, and says so', async ({ skip }) => {
    skip(absent)
    const { id } = await start('duty')
    await c.owner.pool.query(`update investigation_run set attempts = 3 where investigation_id = $1`, [id])
    await b.work()
    expect((await read('duty', id)).runs[0]).toMatchObject({ state: 'FAILED', failure: 'died' })
    const { rows } = await c.owner.pool.query(`select distinct kind from notification where object_id = $1`, [id])
    expect(rows).toEqual([{ kind: 'investigation.failed' }])
  })

  it('says that the evidence is gone where its folder was taken away', async ({ skip }) => {
    skip(absent)
    mkdirSync(join(b.imports, 'passing'))
    const { id } = await start('duty', { folder: 'passing' })
    execFileSync('rm', ['-r', join(b.imports, 'passing')])
    await b.work()
    expect((await read('duty', id)).runs[0]).toMatchObject({ state: 'FAILED', failure: 'evidence_gone' })
  })
})
