import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openWatchList, type WatchList } from '../../investigate/sweep/lineage/service.ts'
import type { Sweep, SweepRequest } from '../../investigate/sweep/model.ts'
import {
  answerOf,
  createGrowing,
  type Growing,
  logsBelow,
  readRequest,
  sweep,
  watch,
} from '../../investigate/sweep/service.ts'
import { systemClock } from '../../kernel/clock.ts'
import { united } from '../../kernel/spans.ts'
import { indicatorDoubts } from '../../kernel/taxonomy/indicator-kinds.ts'
import { sweepVerdicts } from '../../kernel/taxonomy/sweeps.ts'
import { StartError } from '../../platform/config/start-error.ts'
import { agentCommand } from './agent.ts'
import { followWords } from './follow-words.ts'
import type { SweepOptions } from './sweep-options.ts'

const instantOf = (option: string, text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  if (!Number.isNaN(Date.parse(text))) return new Date(text).toISOString()
  throw new StartError(
    `${option} ${text} is not an instant. Write 2015-05-08T00:00:00+09:00.`,
    `${option} は 2015-05-08T00:00:00+09:00 のように指定してください。`,
  )
}

/** A sweep without a hub: what to look for stands in a file. */
type Local = SweepOptions & { indicators: string; out: string }

const requestOf = (options: Local): SweepRequest => {
  const { indicators: path } = options
  if (!existsSync(path))
    throw new StartError(`There is no file ${path} with indicators.`, `痕跡情報のファイル ${path} がありません。`)
  const read = readRequest(readFileSync(path, 'utf8'), options.own?.split(',') ?? [])
  if ('wrong' in read)
    throw new StartError(
      `${path} cannot be read:\n  ${read.wrong.slice(0, 20).join('\n  ')}`,
      `${path} を読めません：\n  ${read.wrong.slice(0, 20).join('\n  ')}`,
    )
  if (read.indicators.length === 0)
    throw new StartError(
      `${path} names no indicator. Write domains, addresses, URLs or hashes, one a line.`,
      `${path} に痕跡情報がありません。ドメイン、アドレス、URL、ハッシュ値を1行に一つ書いてください。`,
    )
  const from = instantOf('--from', options.from)
  const to = instantOf('--to', options.to)
  if (!from && !to) return read
  if (!from || !to || from >= to)
    throw new StartError(
      '--from and --to go together, --from first.',
      '--from と --to は、早い順に両方指定してください。',
    )
  return { ...read, asked: { from, to } }
}

/** What the person at the terminal reads: what was hit first, then what nobody can vouch for, then the rest in numbers. */
const told = (
  { indicators, asked, logs, coverage, unread: files }: Sweep,
  unread: readonly string[],
  language: 'ja' | 'en',
): string[] => {
  const japanese = language === 'ja'
  const records = logs.reduce((sum, log) => sum + log.records, 0)
  const bad = logs.reduce((sum, log) => sum + log.badLines, 0)
  const lines = [
    japanese
      ? `記録 ${records} 行、読めない行 ${bad}、対象期間 ${asked.from} – ${asked.to}`
      : `${records} records, ${bad} unreadable lines, period ${asked.from} – ${asked.to}`,
  ]
  for (const one of indicators.filter(({ verdict }) => verdict === 'HIT'))
    lines.push(
      japanese
        ? `該当 ${one.value}：端末 ${one.terminals.length} 台、${one.records} 件（成立 ${one.succeeded}）、${one.first} – ${one.last}`
        : `HIT ${one.value}: ${one.terminals.length} terminals, ${one.records} records (${one.succeeded} answered), ${one.first} – ${one.last}`,
    )
  for (const one of indicators.filter(({ verdict }) => verdict === 'HELD_BACK'))
    lines.push(
      `${sweepVerdicts.HELD_BACK[language]} ${one.value}: ${one.doubt ? indicatorDoubts[one.doubt][language] : ''}`,
    )
  for (const verdict of ['UNKNOWN', 'NO_HIT', 'NOT_APPLICABLE'] as const) {
    const count = indicators.filter(one => one.verdict === verdict).length
    if (count > 0) lines.push(`${sweepVerdicts[verdict][language]}: ${count}`)
  }
  const gaps = united(...Object.values(coverage).map(({ unknown }) => unknown))
  for (const { from, to } of gaps.slice(0, 20))
    lines.push(`  ${japanese ? '記録のない時間' : 'not covered'} ${from} – ${to}`)
  for (const { path, lost } of files.slice(0, 20)) {
    const said = lost
      ? { ja: '読めないファイル（不明とします）', en: 'cannot be read, and counts as unknown' }
      : { ja: '形式が分からないファイル（点検していません）', en: 'of no known format, and not swept' }
    lines.push(`  ${said[language]}: ${path}`)
  }
  for (const piece of unread.slice(0, 20))
    lines.push(`  ${japanese ? '読み取れませんでした' : 'not understood'}: ${piece}`)
  return lines
}

/** One indicator a line: a million of them are more than one text can hold. */
const writeListed = async (
  path: string,
  { indicators, ...rest }: { indicators: readonly unknown[] },
): Promise<void> => {
  const text = function* () {
    yield `${JSON.stringify(rest, null, 1).slice(0, -2)},\n "indicators": [`
    for (const [at, one] of indicators.entries()) yield `${at > 0 ? ',' : ''}\n  ${JSON.stringify(one)}`
    yield '\n ]\n}\n'
  }
  await pipeline(text, createWriteStream(path))
}

/** `noroshi sweep`: exits with 2 where something was hit, so that a script can act on it. */
export const sweepCommand = async (options: SweepOptions, say: (line: string) => void): Promise<void> => {
  if (options.lang !== 'ja' && options.lang !== 'en')
    throw new StartError('--lang is ja or en.', '--lang には ja か en を指定してください。')
  if (options.logs.length === 0 && options.files.length === 0)
    throw new StartError(
      'Name logs after --logs, or folders whose files are to be looked at after --files.',
      '--logs の後にログを、または --files の後に点検するフォルダーを指定してください。',
    )
  if (options.hub) return agentCommand({ ...options, hub: options.hub }, options.lang, say)
  const { indicators, out: named } = options
  if (!indicators || !named)
    throw new StartError(
      'Name what to look for after --indicators and where the result goes after --out; or name a hub after --hub.',
      '--indicators の後に痕跡情報のファイルを、--out の後に結果のファイルを指定してください。ハブから受け取るときは --hub を指定します。',
    )
  await sweepFiles({ ...options, indicators, out: named }, options.lang, say)
}

const sweepFiles = async (options: Local, language: 'ja' | 'en', say: (line: string) => void): Promise<void> => {
  const request = requestOf(options)
  const out = resolve(options.out)
  const { folder } = await logsBelow(options.logs)
  const list = openWatchList(options.watchList ?? join(dirname(out), '.noroshi-sweep', 'watch-list.json'), folder)
  const growing = createGrowing()
  if (options.watch) await growing.skip(await paths(options))
  const done = await sweep(
    {
      request,
      logs: options.logs,
      files: options.files,
      work: join(dirname(out), '.noroshi-sweep'),
      ...(options.memory ? { memory: options.memory } : {}),
      progress: ({ file, done: at, total }) => {
        if (process.stderr.isTTY && file) process.stderr.write(`\r${Math.round((at / total) * 100)}% ${file}\u001b[K`)
      },
    },
    systemClock,
  )
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  await writeListed(out, done)
  if (options.answer) await writeListed(resolve(options.answer), answerOf(done))
  for (const line of told(done, request.unread, language)) say(line)
  for (const followed of await list.add(done.indicators)) for (const line of followWords(followed, language)) say(line)
  say(out)
  if (done.indicators.some(({ verdict }) => verdict === 'HIT')) process.exitCode = 2
  if (options.watch) await watchOn({ ...options, growing, list }, request, language, say)
}

const paths = async ({ logs }: Pick<SweepOptions, 'logs'>): Promise<string[]> => {
  const { folder, files } = await logsBelow(logs)
  return files.map(file => join(folder, file))
}

/** One line of JSON for each terminal that meets an indicator from now on; the sentence goes to the person. */
const watchOn = async (
  options: Local & { growing: Growing; list: WatchList },
  { indicators }: SweepRequest,
  language: 'ja' | 'en',
  say: (line: string) => void,
): Promise<void> => {
  const { folder } = await logsBelow(options.logs)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const tell = (line: string): void => void process.stderr.write(`${line}\n`)
  tell(language === 'ja' ? '新しい記録を見ています。Ctrl C で終わります。' : 'Watching for new lines. Ctrl C ends it.')
  await watch(
    {
      folder,
      files: async () => (await logsBelow(options.logs)).files,
      indicators,
      growing: options.growing,
      work: join(dirname(resolve(options.out)), '.noroshi-sweep'),
      found: async sightings => {
        for (const { indicator, ...sighting } of sightings) {
          const met = { ...indicator, terminals: [sighting] }
          const followed = (await options.list.add([met])).flatMap(({ because }) => because)
          say(JSON.stringify({ ...sighting, ...indicator, followed }))
        }
      },
      unknown: file =>
        tell(
          language === 'ja'
            ? `${file} の形式が分かりません。点検できません。`
            : `The format of ${file} is not known: it is not watched.`,
        ),
      stopped: stop.signal,
    },
    systemClock,
  )
}
