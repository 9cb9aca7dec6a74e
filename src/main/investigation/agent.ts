import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type AgentEvent, runAgent } from '../../investigate/sweep/agent/service.ts'
import { type Clock, systemClock } from '../../kernel/clock.ts'
import { contradictionKinds, sweepVerdictCodes, sweepVerdicts } from '../../kernel/taxonomy/sweeps.ts'
import { StartError } from '../../platform/config/start-error.ts'
import { openClient } from '../../platform/outgoing/client.ts'
import { followWords } from './follow-words.ts'
import type { SweepOptions } from './sweep-options.ts'

const keyIn = (path: string | undefined): string => {
  const key = path && existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
  if (/^[\x21-\x7e]{20,200}$/.test(key)) return key
  throw new StartError(
    'Give a file with an API key after --key: one line, issued at the hub for “Fetch and answer sweeps”.',
    '--key の後に、API キーを1行だけ書いたファイルを指定してください。キーは、ハブで「痕跡点検の受け取り・回答」の用途で発行します。',
  )
}

const isKind = (kind: string): kind is keyof typeof contradictionKinds => Object.hasOwn(contradictionKinds, kind)

/** One event as the person at the terminal reads it. */
const words = (event: AgentEvent, language: 'ja' | 'en'): string[] => {
  const pick = (ja: string, en: string): string[] => [language === 'ja' ? ja : en]
  switch (event.kind) {
    case 'ready':
      return event.fresh
        ? pick(
            `署名鍵を作りました。ハブの「痕跡点検のプログラム」に、次の公開鍵を登録してください。登録するまで、回答は受け付けられません。\n公開鍵 ${event.publicKey}\n指紋 ${event.fingerprint}`,
            `A signing key was made. Register this public key at the hub under “Programs that answer sweeps”; until then no answer is taken.\npublic key ${event.publicKey}\nfingerprint ${event.fingerprint}`,
          )
        : pick(
            `署名の公開鍵 ${event.publicKey}\n指紋 ${event.fingerprint}`,
            `public key ${event.publicKey}\nfingerprint ${event.fingerprint}`,
          )
    case 'damaged':
      return pick(
        `${event.file} が壊れています。使わずに作り直します。回答が欠けた分は、もう一度点検します。`,
        `${event.file} is damaged. It is left aside and made anew; what its answer was about is swept again.`,
      )
    case 'away':
      return pick(
        `${event.problem.ja} 点検は続けます。送信待ちの回答は ${event.waiting} 件、次の接続は ${event.seconds} 秒後です。`,
        `${event.problem.en} Sweeping goes on; ${event.waiting} answers wait, next attempt in ${event.seconds} s.`,
      )
    case 'back':
      return pick('ハブに再び接続しました。', 'The hub is back.')
    case 'clock':
      return pick(
        `このコンピューターの時計は、ハブの時計より ${Math.abs(event.seconds)} 秒${event.seconds < 0 ? '進んで' : '遅れて'}います。回答は「時計の疑い」の印が付きます。時刻同期を直してください。`,
        `This computer’s clock is ${Math.abs(event.seconds)} s ${event.seconds < 0 ? 'ahead of' : 'behind'} the hub’s. Answers are marked as doubtful: mend its time service.`,
      )
    case 'swept': {
      const counts = sweepVerdictCodes.flatMap(code =>
        event.verdicts[code] ? `${sweepVerdicts[code][language]} ${event.verdicts[code]}` : [],
      )
      return pick(
        `${event.request} を点検しました：${counts.join('、')}。端末を含む結果：${event.result}`,
        `${event.request} swept: ${counts.join(', ')}. With the terminals: ${event.result}`,
      )
    }
    case 'followed':
      return followWords(event.followed, language)
    case 'answered':
      return pick(
        `${event.request} の回答が届きました${event.repeated ? '（届いていたものと同じです）' : ''}。`,
        `The answer to ${event.request} has arrived${event.repeated ? ' (it was there already)' : ''}.`,
      )
    case 'contradicted': {
      const because = event.because.map(kind => (isKind(kind) ? contradictionKinds[kind][language] : kind))
      return pick(
        `${event.request} の回答は矛盾があるため、回答として数えられません。${because.join('')}`,
        `The answer to ${event.request} contradicts itself and counts as none. ${because.join(' ')}`,
      )
    }
    case 'refused':
      return pick(
        `${event.request} の回答は受け付けられませんでした。${event.problem.ja} refused フォルダーに残しました。`,
        `The answer to ${event.request} was refused. ${event.problem.en} It is kept in the folder refused.`,
      )
    case 'postponed':
      return pick(
        `${event.request} の回答は、まだ受け付けられません。${event.problem.ja}`,
        `The answer to ${event.request} is not taken yet. ${event.problem.en}`,
      )
    case 'path_gone':
      return pick(
        `${event.path} がありません。その記録は不明として回答します。保存先を確かめてください。`,
        `There is no ${event.path}. Its records are answered as unknown. See where they are kept.`,
      )
    case 'no_logs':
      return pick(
        '点検できる記録が一つもありません。回答しません。--logs の指定と、読み取りの権限を確かめてください。',
        'There is not one log to sweep, so nothing is answered. Check what stands after --logs, and the rights to read it.',
      )
    case 'failed':
      return pick(
        `点検が途中で止まりました（${event.because}）。${event.seconds} 秒後にもう一度行います。`,
        `The sweep broke off (${event.because}). It is tried again in ${event.seconds} s.`,
      )
    case 'watching':
      return pick(
        `新しい記録を、痕跡情報 ${event.indicators} 件で見ています。`,
        `Watching new lines for ${event.indicators} indicators.`,
      )
    case 'sighted':
      return []
    case 'unknown_format':
      return pick(
        `${event.file} の形式が分かりません。点検できません。`,
        `The format of ${event.file} is not known: it is not watched.`,
      )
  }
}

const secondsOf = (option: string, text: string): number => {
  const seconds = Number(text)
  if (seconds >= 1 && seconds <= 86_400) return seconds * 1000
  throw new StartError(
    `${option} takes seconds, 1 to 86400.`,
    `${option} には 1 から 86400 までの秒数を指定してください。`,
  )
}

/** The machine's clock, or one that is off by so many seconds: for exercises. */
const clockOf = (ahead: string | undefined): Clock =>
  ahead ? { now: () => new Date(systemClock.now().getTime() + Number(ahead) * 1000) } : systemClock

/** `noroshi sweep --hub`: until it is stopped, or once. 0 nothing hit, 2 something hit, 3 answers wait for the hub. */
export const agentCommand = async (
  options: SweepOptions & { hub: string },
  language: 'ja' | 'en',
  say: (line: string) => void,
): Promise<void> => {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`)
  if (!URL.canParse(options.hub))
    throw new StartError(
      `--hub ${options.hub} is no address.`,
      `--hub には https:// で始まるアドレスを指定してください。`,
    )
  if (options.ca && !existsSync(options.ca))
    throw new StartError(
      `There is no file ${options.ca} with certificates.`,
      `証明書のファイル ${options.ca} がありません。`,
    )
  const client = openClient({
    base: `${options.hub.replace(/\/+$/, '')}/api/v1`,
    key: keyIn(options.key),
    ca: options.ca,
    environment: process.env,
  })
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  let last = ''
  const { hits, waiting } = await runAgent(
    {
      client,
      state: resolve(options.state ?? join('.', 'noroshi-agent')),
      logs: options.logs,
      files: options.files,
      without: options.without ?? [],
      watchList: options.watchList,
      memory: options.memory,
      watch: options.watch ?? false,
      once: options.once ?? false,
      every: secondsOf('--every', options.every ?? '60'),
      again: secondsOf('--again', options.again ?? '3600'),
      tell: event => {
        if (event.kind === 'sighted') {
          const { indicator, ...sighting } = event.sighting
          say(JSON.stringify({ ...sighting, ...indicator, requests: event.requests }))
        }
        for (const line of words(event, language)) {
          // A hub that is away for a day is told once, not a thousand times.
          const same = event.kind === 'away' ? event.problem.en : line
          if (same !== last) tell(line)
          last = same
        }
      },
      stopped: stop.signal,
    },
    clockOf(options.clockAhead),
  )
  if (!options.once) return
  if (waiting > 0) process.exitCode = 3
  else if (hits) process.exitCode = 2
}
