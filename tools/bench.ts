// npm run bench investigate [-- --lines N | --full]
import { parseArgs } from 'node:util'
import { benchEventLogs, benchInvestigate } from './bench/investigate.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string' }, full: { type: 'boolean', default: false } },
})
const benches: Record<string, () => void> = {
  evtx: benchEventLogs,
  investigate: () => benchInvestigate({ lines: values.lines ? Number(values.lines) : undefined, full: values.full }),
}
const bench = benches[positionals[0] ?? '']
if (!bench) {
  process.stderr.write(`Name what to measure: ${Object.keys(benches).join(', ')}\n`)
  process.exit(1)
}
bench()
