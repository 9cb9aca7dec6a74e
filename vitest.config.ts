import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { clusterIsThere } from './test/database/postgresql.ts'

/** Minutes each, and the database is a detail to them: once in a run, on PostgreSQL where it is installed. */
const onceInARun = [
  'src/share/advisories/delivery/large.db.test.ts',
  'test/access/canaries.db.test.ts',
  'test/faults/fuzz.db.test.ts',
  'test/faults/kill-each.db.test.ts',
  'test/faults/storage.db.test.ts',
  'test/operations/sweep-agent.db.test.ts',
]

const perDatabase = (name: 'embedded' | 'postgresql') => ({
  test: {
    name,
    include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
    exclude: ['node_modules/**', ...(name === 'embedded' && clusterIsThere() ? onceInARun : [])],
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
 * unit: no database, under a second a file. embedded and postgresql: the same files on both databases.
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
