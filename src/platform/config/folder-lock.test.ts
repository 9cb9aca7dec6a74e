import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askHolder, type FolderLock, lockFolder } from './folder-lock.ts'
import { StartError } from './start-error.ts'

describe('a data folder and the process that holds it', () => {
  let folder: string
  let held: FolderLock[]
  const take = async (where = folder) => {
    const lock = await lockFolder(where)
    held.push(lock)
    return lock
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'noroshi-lock-'))
    held = []
  })
  afterEach(() => {
    for (const lock of held) lock.release()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is refused to a second one, even under the same process number', async () => {
    await take()
    await expect(take()).rejects.toThrow(/in use by process/)
  })

  it('is free again after a process that was killed, whatever it left behind', async () => {
    for (const left of [
      '',
      '4711',
      '{"pid":',
      JSON.stringify({ pid: process.pid, socket: join(folder, 'gone.sock') }),
    ]) {
      writeFileSync(join(folder, 'lock'), left)
      const lock = await take()
      expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')).pid).toBe(process.pid)
      lock.release()
    }
    expect(readdirSync(folder)).toEqual([])
  })

  it('is given to exactly one of many that start at once over a stale lock', async () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 1, socket: join(folder, 'gone.sock') }))
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => take()))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('may lie so deep that a socket finds no room beside it', async () => {
    const deep = mkdtempSync(join(folder, 'x'.repeat(90)))
    await take(deep)
    await expect(take(deep)).rejects.toThrow(StartError)
  })

  it('lets its holder be asked, and passes on what it says', async () => {
    expect(await askHolder(folder, {}, () => undefined)).toBe(false)
    const lock = await take()
    await expect(askHolder(folder, {}, () => undefined)).rejects.toThrow(/still starting/)
    lock.onRequest(async (request, say) => {
      say(`heard ${JSON.stringify(request)}`)
      if ((request as { fail?: boolean }).fail) throw new StartError('cannot', 'できません')
    })
    const said: string[] = []
    expect(await askHolder(folder, { a: 1 }, line => said.push(line))).toBe(true)
    expect(said).toEqual(['heard {"a":1}'])
    await expect(askHolder(folder, { fail: true }, () => undefined)).rejects.toMatchObject({ ja: 'できません' })
  })
})
