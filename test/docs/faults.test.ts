import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errors } from '../../src/kernel/errors.ts'
import { projectRoot } from '../../src/platform/config/project-root.ts'

const rows = readFileSync(join(projectRoot, 'docs/faults.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('|') && !line.startsWith('|---') && !line.startsWith('| fault'))
  .map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )

describe('docs/faults.md', () => {
  it('has five cells in every row', () => {
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows) expect([row[0], row.length, row.includes('')]).toEqual([row[0], 5, false])
  })

  it('names for every fault a test that is there', () => {
    for (const [fault = '', , , , proof = ''] of rows) {
      const [, file = '', title = ''] = /^`([^`]+)` “([^”]+)”$/.exec(proof) ?? []
      const path = join(projectRoot, file)
      const source = existsSync(path) && file !== '' ? readFileSync(path, 'utf8') : ''
      expect([fault, proof, title !== '' && source.includes(title)]).toEqual([fault, proof, true])
    }
  })

  it('names only error codes that people can meet', () => {
    for (const [fault = '', , sentence = ''] of rows)
      for (const [, code = ''] of sentence.matchAll(/`([a-z_]+)`/g))
        expect([fault, code, code in errors]).toEqual([fault, code, true])
  })
})
