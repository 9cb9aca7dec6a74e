import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instant } from '../model.ts'
import { buildReport } from './build.ts'
import { type Decisions, rejectedMachines } from './decisions.ts'
import { figureTables } from './figures.ts'
import { reportPage } from './html/page.ts'
import { blocklist, indicatorsCsv, indicatorsOf, stixBundle } from './indicators.ts'
import type { KeptReport, Language, Report } from './model.ts'
import { type Investigated, resultOf } from './result.ts'

export { answer } from './answer.ts'
export { type Decisions, decided, noDecisions, readDecisions } from './decisions.ts'
export type { Investigated } from './result.ts'

/** In the sources below `html`; in the bundle, which is one file, beside it (bundle.mjs). */
const here = dirname(fileURLToPath(import.meta.url))
const style = existsSync(join(here, 'report.css')) ? join(here, 'report.css') : join(here, 'html/report.css')

export interface Outputs {
  out: string
  /** Of the sentences in result.json. */
  language: Language
  /** One report.<language>.html each. */
  reports: Language[]
  tlp: string
  made: Instant
  decisions: Decisions
}

const queriesOf = (report: Report): string =>
  [
    '-- duckdb < queries.sql, in this folder',
    figureTables,
    ...report.figures.map(
      figure => `-- ${figure.id}: ${figure.label.ja} / ${figure.label.en} = ${figure.value}\n${figure.sql};`,
    ),
    '',
  ].join('\n\n')

/** Writes result.json, the reports (as pages, and as the value they were made of) and the queries that give their numbers again. */
export const writeOutputs = async (found: Investigated, outputs: Outputs): Promise<Report> => {
  const { out, language, reports } = outputs
  const write = (name: string, text: string) => writeFile(join(out, name), text)
  const report = buildReport(found, outputs)
  const css = readFileSync(style, 'utf8')
  await write('result.json', JSON.stringify(resultOf(found, language, rejectedMachines(outputs.decisions)), null, 1))
  await write('queries.sql', queriesOf(report))
  const indicators = indicatorsOf(report, found.sheet.ownDomains)
  const kept: KeptReport = { ...report, indicators }
  await write('report.json', JSON.stringify(kept))
  await write('indicators.json', JSON.stringify(stixBundle(report, indicators), null, 1))
  await write('indicators.csv', indicatorsCsv(indicators, report.tlp))
  await write('blocklist.txt', blocklist(report, indicators))
  for (const each of reports) await write(`report.${each}.html`, reportPage(report, each, css))
  return report
}
