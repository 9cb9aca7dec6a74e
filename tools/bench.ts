// npm run bench NAME [-- --full] [--lines N] [--documents N] [--verbose]
import { parseArgs } from 'node:util'
import { benchDetections } from './bench/detections.ts'
import { benchEventLogs, benchInvestigate } from './bench/investigate.ts'
import { benchLists } from './bench/lists.ts'
import { benchRelease } from './bench/release.ts'
import { benchSearch } from './bench/search.ts'
import { benchSubmit } from './bench/submit.ts'
import { benchSweep } from './bench/sweep.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string' },
    lines: { type: 'string' },
    full: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
const benches: Record<string, () => void | Promise<void>> = {
  detections: () => benchDetections(values),
  evtx: benchEventLogs,
  investigate: () => benchInvestigate({ lines: values.lines ? Number(values.lines) : undefined, full: values.full }),
  lists: () => benchLists(values),
  release: benchRelease,
  submit: () => benchSubmit(values),
  sweep: () => benchSweep({ lines: values.lines ? Number(values.lines) : undefined, full: values.full }),
  search: () => benchSearch(Number(values.documents ?? 100_000)),
}
const bench = benches[positionals[0] ?? '']
if (!bench) {
  process.stderr.write(`Name what to measure: ${Object.keys(benches).join(', ')}\n`)
  process.exit(1)
}
await bench()
