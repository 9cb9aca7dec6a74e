import { expect, test } from 'vitest'
import { readRows } from './rows.ts'

const head = 'code,ja,en,short_ja,short_en,valid_from,public_body,kinds,sectors,regulated_by'
const good = 'SHIOJI-2,潮路海運,Shioji Lines,潮路,Shioji,2026-11-20,no,CI_OPERATOR,LOG PRT,MIR'

test('a good file has no flaw, with a byte order mark and empty rows', () => {
  const { rows, flaws } = readRows(`\uFEFF${head}\r\n${good}\r\n,,,,,,,,,\r\n`)
  expect(flaws).toEqual([])
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ line: 2, code: 'SHIOJI-2', sectors: 'LOG PRT', member_of: '' })
})

test('every bad cell is named by its line and column', () => {
  const bad = 'shioji,,Shioji Lines,潮路,Shioji,2026-02-30,maybe,CI_OPERATOR COORD,SEA,MIR'
  expect(
    readRows(`${head}\n${good}\n${bad}\n${good}\n`).flaws.map(({ line, column, flaw }) => [line, column, flaw]),
  ).toEqual([
    [3, 'ja', 'MISSING'],
    [3, 'code', 'BAD_CODE'],
    [3, 'valid_from', 'NOT_A_DAY'],
    [3, 'public_body', 'NOT_YES_OR_NO'],
    [3, 'kinds', 'UNKNOWN_CODE'],
    [3, 'sectors', 'UNKNOWN_CODE'],
    [4, 'code', 'TWICE'],
  ])
})

test('a file without a needed column says which', () => {
  expect(readRows('code,ja\nA1,あ\n').flaws.map(({ column }) => column)).toEqual([
    'en',
    'short_ja',
    'short_en',
    'valid_from',
    'kinds',
  ])
})
