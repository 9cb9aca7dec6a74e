import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartError } from '../../platform/config/start-error.ts'

export interface DetectionsOptions {
  hub: string
  keyFile?: string
  format: string
  sensor: string
  segment: string
  mapping?: string
  watch?: boolean
  state?: string
}

/** A request takes a megabyte; a line of a sensor is a few kilobytes. */
const chunkBytes = 500_000
const lookEveryMs = 2000
const mostTries = 8

const keyOf = ({ keyFile }: DetectionsOptions): string => {
  const key = keyFile ? readFileSync(keyFile, 'utf8').trim() : process.env.NOROSHI_HUB_KEY
  if (key) return key
  throw new StartError(
    'Name the API key: --key-file FILE, or NOROSHI_HUB_KEY in the environment. It needs the scope “Deliver detections”.',
    'API キーを --key-file か環境変数 NOROSHI_HUB_KEY で指定してください。「検知の送信」の範囲が必要です。',
  )
}

/** Up to where each file has been counted at the hub; written after each answer, so that a stop repeats one request. */
type Places = Record<string, number>

const readPlaces = (file: string | undefined): Places =>
  file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Places) : {}

const writePlaces = (file: string | undefined, places: Places): void => {
  if (!file) return
  writeFileSync(`${file}.part`, JSON.stringify(places))
  renameSync(`${file}.part`, file)
}

const filesIn = (paths: readonly string[]): string[] =>
  paths.flatMap(path => {
    const full = resolve(path)
    if (!statSync(full).isDirectory()) return [full]
    return readdirSync(full, { withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
      .map(entry => join(full, entry.name))
      .sort()
  })

const readAt = async (path: string, from: number): Promise<Buffer> => {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Zeek’s headings, which hold for every part of the file. */
const headingsOf = async (path: string): Promise<string> => {
  const first = (await readAt(path, 0)).toString('utf8').split('\n')
  const end = first.findIndex(line => !line.startsWith('#'))
  return first
    .slice(0, end < 0 ? first.length : end)
    .map(line => `${line}\n`)
    .join('')
}

export interface Sent {
  counted: number
  missed: number
}

type Send = (lines: string, key: string) => Promise<Sent>

/** Delivers again until the hub has answered: the same key makes a repetition harmless. */
const sender =
  (options: DetectionsOptions, key: string, say: (line: string) => void): Send =>
  async (lines, idempotency) => {
    const mapping = options.mapping ? JSON.parse(readFileSync(options.mapping, 'utf8')) : undefined
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await fetch(new URL('/api/v1/detections', options.hub), {
          method: 'POST',
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': 'application/json',
            'idempotency-key': idempotency,
          },
          body: JSON.stringify({
            ...{ lines, format: options.format, sensor: options.sensor, segment: options.segment, way: 'FILE' },
            ...(mapping ? { mapping } : {}),
          }),
        })
        const reply = (await answer.json()) as Sent & { code?: string; title?: string }
        if (answer.ok) return reply
        if (reply.code === 'detections_unreadable') return { counted: 0, missed: lines.split('\n').length }
        if (answer.status < 500 && answer.status !== 429)
          throw new StartError(
            `The hub refused: ${reply.title ?? answer.status}`,
            `ハブが拒否しました: ${reply.title ?? answer.status}`,
          )
        throw new Error(`the hub answered ${answer.status}`)
      } catch (error) {
        if (error instanceof StartError || attempt >= mostTries) throw error
        say(`${error instanceof Error ? error.message : String(error)}; again in ${2 ** attempt} s`)
        await pause(1000 * 2 ** attempt)
      }
    }
  }

/** What is new in one file, in whole lines; a file that has become shorter was begun anew. */
const deliverFile = async (path: string, places: Places, keep: () => void, send: Send): Promise<Sent> => {
  const sent = { counted: 0, missed: 0 }
  if (statSync(path).size < (places[path] ?? 0)) places[path] = 0
  const headings = await headingsOf(path)
  for (;;) {
    const from = places[path] ?? 0
    const chunk = await readAt(path, from)
    const end = chunk.lastIndexOf(0x0a) + 1
    const whole = end > 0 ? chunk.subarray(0, end) : chunk.length === chunkBytes ? chunk : chunk.subarray(0, 0)
    if (whole.length === 0) return sent
    const lines = `${from > 0 ? headings : ''}${whole.toString('utf8')}`
    const key = createHash('sha256').update(`${path} ${from} `).update(whole).digest('hex').slice(0, 64)
    const { counted, missed } = await send(lines, key)
    sent.counted += counted
    sent.missed += missed
    places[path] = from + whole.length
    keep()
  }
}

/** `noroshi detections FILE… --hub URL`: hands files of sensors to a hub, once or for as long as they grow. */
export const detectionsCommand = async (
  paths: readonly string[],
  options: DetectionsOptions,
  say: (line: string) => void,
): Promise<void> => {
  const send = sender(options, keyOf(options), say)
  const places = readPlaces(options.state)
  const keep = () => writePlaces(options.state, places)
  do {
    for (const path of filesIn(paths)) {
      const { counted, missed } = await deliverFile(path, places, keep, send)
      if (counted + missed > 0) say(`${path}: ${counted} counted, ${missed} not readable`)
    }
    if (options.watch) await pause(lookEveryMs)
  } while (options.watch)
}
