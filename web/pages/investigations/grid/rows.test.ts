import { describe, expect, it } from 'vitest'
import type { GridReply, Overview } from '../queries.ts'
import { cellAt, cellsByTerminal, mostRows, rowsOf } from './rows.ts'

const destination = (host: string, state: 'LEAK_CONFIRMED' | 'CLEARED' | 'UNDETERMINED', counted = true) =>
  ({ host, leak: { state }, counted }) as Overview['destinations'][number]

const overview = {
  destinations: [
    destination('a.example', 'CLEARED'),
    destination('b.example', 'UNDETERMINED'),
    destination('x.example', 'LEAK_CONFIRMED'),
    destination('mistaken.example', 'UNDETERMINED', false),
  ],
} as Overview

const gridOf = (terminals: number, cells: number[]) =>
  ({
    hosts: overview.destinations.map(({ host }) => host),
    terminals: Array.from({ length: terminals }, (_, nth) => ({
      id: `T${nth}`,
      site: `拠点${nth % 4}`,
      group: `拠点${nth % 4}`,
      ips: [`10.0.${Math.floor(nth / 250)}.${nth % 250}`],
      assets: [],
    })),
    cells,
  }) as unknown as GridReply

describe('rows of the grid', () => {
  it('R-099: a cell names the hosts that answered, the worst first, and is grey where all failed', () => {
    const cells = [0, 5, 0, 3, 0, 0, 5, 2, 1, 0, 0, 6, 1, 0, 4]
    const [row] = cellsByTerminal(cells, 1, overview, undefined)
    expect(row).toEqual([
      { time: 5, hosts: [2, 0], successes: 4, failures: 0, terminals: 1 },
      { time: 6, hosts: [], successes: 0, failures: 4, terminals: 1 },
    ])
  })

  it('leaves out what a person rejected, and with a destination chosen everything else', () => {
    const cells = [0, 5, 3, 9, 0, 0, 5, 0, 3, 0, 0, 6, 1, 2, 0]
    expect(cellsByTerminal(cells, 1, overview, undefined)[0]).toHaveLength(2)
    expect(cellsByTerminal(cells, 1, overview, undefined)[0]?.[0]?.successes).toBe(3)
    expect(cellsByTerminal(cells, 1, overview, 1)[0]?.map(({ time }) => time)).toEqual([6])
  })

  it('are grouped by site above 200, with the worst hour, and unfold (SCREENS §8.6)', () => {
    const grid = gridOf(3000, [4, 7, 0, 1, 0, 8, 7, 2, 1, 0])
    const cells = cellsByTerminal(grid.cells, 3000, overview, undefined)
    const folded = rowsOf(grid, cells, overview, {}, [])
    expect(folded.map(({ kind, members }) => [kind, members])).toEqual(Array.from({ length: 4 }, () => ['group', 750]))
    expect(cellAt(folded[0], 7)).toMatchObject({ hosts: [2], terminals: 2 })
    const unfolded = rowsOf(grid, cells, overview, {}, ['拠点0'])
    expect(unfolded).toHaveLength(754)
    expect(rowsOf(gridOf(mostRows, []), [], overview, {}, []).every(({ kind }) => kind === 'terminal')).toBe(true)
  })

  it('are narrowed by site, by name or address, and by destination', () => {
    const grid = gridOf(8, [3, 1, 2, 1, 0])
    const cells = cellsByTerminal(grid.cells, 8, overview, 2)
    expect(rowsOf(grid, cells, overview, { site: '拠点1' }, []).map(({ key }) => key)).toEqual(['T1', 'T5'])
    expect(rowsOf(grid, cells, overview, { terminal: '10.0.0.7' }, []).map(({ key }) => key)).toEqual(['T7'])
    expect(rowsOf(grid, cells, overview, { host: 'x.example' }, []).map(({ key }) => key)).toEqual(['T3'])
  })

  it('R-101: say nothing where nothing is recorded', () => {
    const grid = gridOf(1, [0, 3, 0, 1, 0])
    const [row] = rowsOf(grid, cellsByTerminal(grid.cells, 1, overview, undefined), overview, {}, [])
    expect(cellAt(row, 3)).toBeDefined()
    expect(cellAt(row, 4)).toBeUndefined()
  })
})
