import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { clusterIsThere } from './test/database/postgresql.ts'

/**
 * Once in a run, on PostgreSQL where it is installed: the slices' own tests, and those that drive whole processes for
 * minutes. What goes through all slices (every route, every seat, kill, start, backup) runs on both databases, and
 * everything does with NOROSHI_TESTS=all.
 */
const onceInARun = [
  'src/{share,trust}/**/*.db.test.ts',
  'test/access/canaries.db.test.ts',
  'test/faults/{fuzz,kill-each,storage}.db.test.ts',
  'test/operations/sweep-agent.db.test.ts',
]

const once = clusterIsThere() && process.env.NOROSHI_TESTS !== 'all'

const perDatabase = (name: 'embedded' | 'postgresql') => ({
  test: {
    name,
    include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
    exclude: ['node_modules/**', ...(name === 'embedded' && once ? onceInARun : [])],
    globalSetup: ['test/database/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks' as const,
    // Tests on PostgreSQL wait for other processes half of their time.
    maxWorkers: Math.max(name === 'embedded' ? 2 : 3, availableParallelism()),
    sequence: { groupOrder: 1 },
  },
})

/** These run the whole engine over folders of evidence. */
const wholeFolders = [
  'test/investigate/**/*.test.ts',
  'src/investigate/investigate.test.ts',
  'src/investigate/report/figures.test.ts',
  'test/replay/chain.test.ts',
]

/**
 * unit: no database, under a second a file. embedded and postgresql: a real database of each kind.
 * evidence: whole investigations of generated folders.
 * browser: a built server and a real Chromium.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 30_000, // property tests on a busy machine
          include: ['{src,web,test}/**/*.test.ts'],
          exclude: ['**/*.{db,e2e}.test.ts', 'node_modules/**', ...wholeFolders],
        },
      },
      {
        test: {
          name: 'evidence',
          include: wholeFolders,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          pool: 'forks',
          maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
          sequence: { groupOrder: 3 },
        },
      },
      perDatabase('embedded'),
      perDatabase('postgresql'),
      {
        test: {
          name: 'browser',
          include: ['test/**/*.e2e.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          pool: 'forks',
          maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
