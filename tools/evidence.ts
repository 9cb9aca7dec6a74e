// npm run evidence -- --preset pension --seed 1 --out DIR: an invented evidence folder and, beside it, what is true of it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeFolder } from './evidence/folder.ts'
import { presets } from './evidence/presets.ts'

const { values } = parseArgs({
  options: {
    preset: { type: 'string', default: 'small' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    format: { type: 'string' },
    terminals: { type: 'string' },
  },
})
const preset = presets[values.preset]
if (!preset || !values.out) {
  process.stderr.write(`Say --out DIR and one of --preset ${Object.keys(presets).join(' | ')}, with --seed N.\n`)
  process.exit(1)
}
const drawn = preset(Number(values.seed))
const formats = ['squid', 'elff', 'zeek', 'csv'] as const
const format = formats.find(name => name === values.format) ?? drawn.format
const plan = { ...drawn, format, terminals: Number(values.terminals ?? drawn.terminals) }
mkdirSync(values.out, { recursive: true })
const { truth, lines } = writeFolder(plan, join(values.out, 'evidence'))
writeFileSync(join(values.out, 'ground-truth.json'), `${JSON.stringify(truth, null, 1)}\n`)
process.stdout.write(
  `${lines} proxy lines, ${truth.destinations.length} destinations, ${truth.infected.length} terminals, ${truth.mails.length} mails\n`,
)
