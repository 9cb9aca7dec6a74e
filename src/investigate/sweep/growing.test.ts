import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createGrowing } from './growing.ts'

const folder = mkdtempSync(join(tmpdir(), 'noroshi-growing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

it('hands out whole lines once, follows a log through its rotation, and reads a shortened one anew', async () => {
  const growing = createGrowing()
  const said = async (...names: string[]) => {
    const found: string[] = []
    for await (const { lines } of growing.grown(names.map(at))) found.push(lines.toString())
    return found
  }
  writeFileSync(at('a.log'), 'old\n')
  await growing.skip([at('a.log')])
  expect(await said('a.log')).toEqual([])
  appendFileSync(at('a.log'), 'one\ntw')
  expect(await said('a.log')).toEqual(['one\n'])
  appendFileSync(at('a.log'), 'o\n')
  expect(await said('a.log')).toEqual(['two\n'])
  appendFileSync(at('a.log'), 'last\n')
  renameSync(at('a.log'), at('a.log.1'))
  writeFileSync(at('a.log'), 'first\n')
  expect((await said('a.log', 'a.log.1')).sort()).toEqual(['first\n', 'last\n'])
  truncateSync(at('a.log'), 0)
  appendFileSync(at('a.log'), 'x\n')
  expect(await said('a.log', 'gone.log')).toEqual(['x\n'])
})
