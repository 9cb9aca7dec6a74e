import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { remarkWords } from '../../investigate/evidence/service.ts'
import { answer, type Decisions, type Investigated, readDecisions } from '../../investigate/report/service.ts'
import { investigate } from '../../investigate/service.ts'
import { systemClock } from '../../kernel/clock.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import { StartError } from '../../platform/config/start-error.ts'
import { progressLine } from './progress.ts'

export interface InvestigateOptions {
  out: string
  lang: string
  tlp?: string
  decisions?: string
  sources?: string
  until?: string
  ask?: string
  memory?: string
  takenOverBy?: string
  takenOverFrom?: string
  takenOverAt?: string
}

const check = (folder: string, options: InvestigateOptions): void => {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new StartError(
      `${folder} is not a folder. Name the evidence folder.`,
      `${folder} はフォルダーではありません。証拠フォルダーを指定してください。`,
    )
  }
  const inside = `${resolve(options.out)}${sep}`.startsWith(`${resolve(folder)}${sep}`)
  if (inside) {
    throw new StartError(
      'The result folder must lie outside the evidence: nothing in the evidence is changed.',
      '結果のフォルダーは、証拠フォルダーの外に置いてください。証拠には何も書き加えません。',
    )
  }
  if (!['ja', 'en', 'both'].includes(options.lang)) {
    throw new StartError('--lang is ja, en or both.', '--lang には ja、en、both のいずれかを指定してください。')
  }
  if (options.tlp && !tlpLabels.some(code => code === options.tlp)) {
    throw new StartError(
      `--tlp is one of ${tlpLabels.join(', ')}.`,
      `--tlp には ${tlpLabels.join('、')} のいずれかを指定してください。`,
    )
  }
  if (options.until && Number.isNaN(Date.parse(options.until))) {
    throw new StartError(
      `--until ${options.until} is not an instant. Write 2015-05-20T18:00:00+09:00.`,
      `--until は 2015-05-20T18:00:00+09:00 のように指定してください。`,
    )
  }
}

/** The custody entry that the command line names; a time or a giver without a person is refused. */
const custodyOf = (options: InvestigateOptions) => {
  const { takenOverBy: by, takenOverFrom: from, takenOverAt } = options
  if (!by && (from || takenOverAt))
    throw new StartError(
      '--taken-over-from and --taken-over-at need a person: add --taken-over-by NAME.',
      '--taken-over-from と --taken-over-at を使うときは、--taken-over-by で引き取った人を指定してください。',
    )
  if (takenOverAt && Number.isNaN(Date.parse(takenOverAt)))
    throw new StartError(
      `--taken-over-at ${takenOverAt} is not an instant. Write 2015-05-20T18:00:00+09:00.`,
      '--taken-over-at は 2015-05-20T18:00:00+09:00 のように指定してください。',
    )
  return by ? { by, from, at: takenOverAt ? new Date(takenOverAt).toISOString() : undefined } : undefined
}

/** The decisions that --decisions names, or those in the result folder. */
const decisionsOf = (options: InvestigateOptions): Decisions | undefined => {
  const path = options.decisions ?? join(options.out, 'decisions.json')
  if (!existsSync(path)) {
    if (!options.decisions) return undefined
    throw new StartError(
      `There is no file ${path}. Name the file with the analysts’ decisions.`,
      `${path} がありません。分析者の判定を書いたファイルを指定してください。`,
    )
  }
  const read = readDecisions(readFileSync(path, 'utf8'))
  if (!('wrong' in read)) return read
  throw new StartError(
    `${path} cannot be read:\n  ${read.wrong.join('\n  ')}\nEvery decision needs a verdict, a reason and a name (docs/investigation.md).`,
    `${path} を読めません。判定には、結果・理由・氏名が必要です（docs/investigation.md）。`,
  )
}

/** What stopped an investigation, as a sentence that says what to do; other errors pass. */
const explained = (error: unknown, out: string): unknown => {
  const text = error instanceof Error ? error.message : String(error)
  if (/ENOSPC|EDQUOT|No space left on device/i.test(text)) {
    return new StartError(
      `The disk that holds ${out} is full. Free space there and run the same command again: finished parts are kept.`,
      `${out} のディスクに空きがありません。空きを作り、同じコマンドをもう一度実行してください。取り込み済みの分は使われます。`,
    )
  }
  if (/Out of Memory/i.test(text)) {
    return new StartError(
      `The memory limit was not enough: ${text.split('\n')[0]}. Try again with --memory 6GB.`,
      'メモリの上限が足りません。--memory 6GB を付けて、もう一度実行してください。',
    )
  }
  return error
}

const ask = (found: Investigated, question: string): string => {
  const [span = '', client, host] = question.split(',')
  const [from = '', to = ''] = span.split('/')
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) {
    throw new StartError(
      'Ask as FROM/TO[,client[,host]] with instants.',
      '--ask は 開始/終了[,端末[,接続先]] の形で指定してください。',
    )
  }
  const firsts = found.ingested.flatMap(log => (log.first ? [log.first] : [])).sort()
  const lasts = found.ingested.flatMap(log => (log.last ? [log.last] : [])).sort()
  const coverage = firsts[0] && lasts.at(-1) ? { from: firsts[0], to: lasts.at(-1)! } : undefined
  const given = {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    client: client || undefined,
    host: host || undefined,
  }
  return JSON.stringify(answer(given, { hours: found.hours, gaps: found.detection.gaps, coverage }))
}

/** `noroshi investigate DIR --out OUT`: works without a server and without a database. */
export const investigateCommand = async (
  folder: string,
  options: InvestigateOptions,
  say: (line: string) => void,
): Promise<void> => {
  check(folder, options)
  const japanese = options.lang !== 'en'
  const decisions = decisionsOf(options)
  const line = progressLine(process.stderr, systemClock, japanese)
  try {
    const found = await investigate(
      {
        folder: resolve(folder),
        out: resolve(options.out),
        language: japanese ? 'ja' : 'en',
        reports: options.lang === 'ja' || options.lang === 'en' ? [options.lang] : ['ja', 'en'],
        tlp: options.tlp,
        decisions,
        sources: options.sources?.split(','),
        until: options.until,
        memory: options.memory,
        custody: custodyOf(options),
        progress: line.show,
      },
      systemClock,
    )
    line.clear()
    const reported = found.detection.destinations.filter(destination => destination.reported)
    const bad = found.ingested.reduce((sum, log) => sum + log.badLines, 0)
    const records = found.ingested.reduce((sum, log) => sum + log.records, 0)
    const told = [...found.sealed, ...found.ingested].flatMap(file =>
      file.remarks.map(remark => `  ${file.path}: ${remarkWords(remark)[japanese ? 'ja' : 'en']}`),
    )
    if (japanese) {
      if (found.sheet.derived) say('case.json がないため、勤務時間・所属ネットワークは仮定です。')
      say(
        `記録 ${records} 行、読めない行 ${bad}、欠損 ${found.detection.gaps.length} 件、基準以上の接続先 ${reported.length} 件`,
      )
    } else {
      if (found.sheet.derived) say('No case.json: working hours and own networks are assumptions.')
      say(
        `${records} records, ${bad} unreadable lines, ${found.detection.gaps.length} gaps, ${reported.length} destinations above the line`,
      )
    }
    for (const sentence of told) say(sentence)
    for (const note of found.correlation?.notes ?? []) say(`  ${note[japanese ? 'ja' : 'en']}`)
    for (const gap of found.detection.gaps) say(`  ${japanese ? '欠損' : 'gap'} ${gap.source} ${gap.from} – ${gap.to}`)
    for (const { host, score, contacts } of reported) say(`  ${score.toFixed(3)} ${host} (${contacts.length})`)
    if (options.ask) say(ask(found, options.ask))
    const names = [
      'result.json',
      ...(options.lang === 'en' ? [] : ['report.ja.html']),
      ...(options.lang === 'ja' ? [] : ['report.en.html']),
    ]
    for (const name of names) say(resolve(options.out, name))
  } catch (error) {
    line.clear()
    throw explained(error, options.out)
  }
}
