import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { StartError } from './start-error.ts'

/**
 * One process at a time in a data folder, and a way to speak to it. The lock names a Unix socket on which its holder
 * listens: whether somebody answers there is certain also between containers, where process numbers repeat.
 */

/** What the holder does for another program of the same account; `say` reports progress. */
export type Answer = (request: unknown, say: (line: string) => void) => Promise<void>

type Message = { say: string } | { done: true } | { error: { en: string; ja: string } }

interface Held {
  pid: number
  socket: string
}

const lockOf = (folder: string): string => join(folder, 'lock')

const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && codes.includes(String((error as NodeJS.ErrnoException).code))

const read = (file: string): { text: string; held: Held | null } | null => {
  try {
    const text = readFileSync(file, 'utf8')
    const held: unknown = text.startsWith('{') && text.endsWith('}') ? JSON.parse(text) : null
    return { text, held: held as Held | null }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

const reach = (path: string): Promise<Socket | null> =>
  new Promise(resolve => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })

/** Socket paths are limited to 107 bytes; a deep data folder has its socket in the temporary folder. */
const socketPath = (folder: string): string => {
  const name = `${randomBytes(6).toString('hex')}.sock`
  const near = join(folder, name)
  return Buffer.byteLength(near) <= 100 ? near : join(tmpdir(), `noroshi-${name}`)
}

const answerOne = async (socket: Socket, answer: Answer | null): Promise<void> => {
  const tell = (message: Message) => void socket.write(`${JSON.stringify(message)}\n`)
  socket.on('error', () => undefined) // whoever asked has gone; the work goes on to its end
  for await (const line of createInterface({ input: socket })) {
    try {
      if (!answer)
        throw new StartError(
          'The server is still starting. Try again in a minute.',
          '起動中です。1分後にもう一度実行してください。',
        )
      await answer(JSON.parse(line), text => tell({ say: text }))
      tell({ done: true })
    } catch (error) {
      const en = error instanceof Error ? error.message : String(error)
      tell({ error: { en, ja: error instanceof StartError ? error.ja : en } })
    }
    break
  }
  socket.end()
}

/** Moves a lock away whose holder is gone; only the one that moved exactly what it had read may go on. */
const removeStale = (file: string, text: string): void => {
  const aside = `${file}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if (read(aside)?.text === text) rmSync(aside, { force: true })
  else renameSync(aside, file) // somebody else took it in between
}

export interface FolderLock {
  /** From now on requests of other programs are answered. */
  onRequest(answer: Answer): void
  release(): void
}

/** @throws StartError when another process holds the folder */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  const file = lockOf(folder)
  const mine = `${file}.${randomBytes(6).toString('hex')}`
  const path = socketPath(folder)
  let answer: Answer | null = null
  const server: Server = createServer(socket => void answerOne(socket, answer))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ path, readableAll: false, writableAll: false }, resolve)
  })
  server.unref()
  const release = () => {
    server.close()
    rmSync(path, { force: true })
  }
  for (;;) {
    try {
      writeFileSync(mine, JSON.stringify({ pid: process.pid, socket: path } satisfies Held), { mode: 0o600 })
      linkSync(mine, file) // appears whole or not at all
      return {
        onRequest: given => {
          answer = given
        },
        release: () => {
          release()
          rmSync(file, { force: true })
        },
      }
    } catch (error) {
      if (!isCode(error, 'EEXIST')) {
        release()
        throw error
      }
    } finally {
      rmSync(mine, { force: true })
    }
    const found = read(file)
    if (!found) continue
    const socket = found.held && (await reach(found.held.socket))
    if (socket) {
      socket.destroy()
      release()
      throw new StartError(
        `The data folder ${folder} is in use by process ${found.held?.pid}. Stop that process, or set NOROSHI_DATA to another folder.`,
        `データフォルダー ${folder} はプロセス ${found.held?.pid} が使用中です。そのプロセスを止めるか、NOROSHI_DATA に別のフォルダーを指定してください。`,
      )
    }
    removeStale(file, found.text)
    if (found.held) rmSync(found.held.socket, { force: true })
  }
}

/**
 * Asks the process that holds the folder, if there is one.
 * @returns whether somebody was there and did it
 * @throws StartError with the words of the one who was asked
 */
export const askHolder = async (folder: string, request: unknown, say: (line: string) => void): Promise<boolean> => {
  const held = read(lockOf(folder))?.held
  const socket = held ? await reach(held.socket) : null
  if (!socket) return false
  socket.write(`${JSON.stringify(request)}\n`)
  for await (const line of createInterface({ input: socket })) {
    const message = JSON.parse(line) as Message
    if ('say' in message) say(message.say)
    else if ('error' in message) throw new StartError(message.error.en, message.error.ja)
    else return true
  }
  throw new StartError(
    'The server ended before it was done. What it had written is not complete: start it again and repeat the command.',
    'サーバーが途中で終了しました。出力は不完全です。起動し直してから、もう一度実行してください。',
  )
}
