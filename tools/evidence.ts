// npm run evidence -- --preset pension --seed 1 --out DIR: an invented evidence folder and, beside it, what is true of it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeFolder } from './evidence/folder.ts'
import { presets } from './evidence/presets.ts'
import { wideEvidence } from './evidence/wide.ts'

const { values } = parseArgs({
  options: {
    preset: { type: 'string', default: 'small' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    format: { type: 'string' },
    terminals: { type: 'string' },
  },
})
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const draw = (name: string, out: string): void => {
  const drawn = presets[name]?.(Number(values.seed))
  if (!drawn) return
  const formats = ['squid', 'elff', 'zeek', 'csv'] as const
  const format = formats.find(known => known === values.format) ?? drawn.format
  const plan = { ...drawn, format, terminals: Number(values.terminals ?? drawn.terminals) }
  mkdirSync(out, { recursive: true })
  const { truth, lines } = writeFolder(plan, join(out, 'evidence'))
  writeFileSync(join(out, 'ground-truth.json'), `${JSON.stringify(truth, null, 1)}\n`)
  const { destinations, infected, mails } = truth
  say(`${lines} proxy lines, ${destinations.length} destinations, ${infected.length} terminals, ${mails.length} mails`)
}

const names = [...Object.keys(presets), 'wide'].join(' | ')
const { preset: chosen, out } = values
if (!out || !names.split(' | ').includes(chosen)) {
  process.stderr.write(`Say --out DIR and one of --preset ${names}, with --seed N.\n`)
  process.exitCode = 1
} else if (chosen === 'wide') {
  const { lines, terminals } = wideEvidence(join(out, 'evidence'), Number(values.terminals ?? 3000))
  say(`${lines} proxy lines of ${terminals} terminals`)
} else draw(chosen, out)
