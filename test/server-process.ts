import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '../src/platform/config/project-root.ts'

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export interface ServerProcess {
  url: string
  pid: number
  output(): string
  /** kill -9: nothing is flushed, nothing is said goodbye to. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Runs bin/noroshi as its users do, and waits for the line that says what to open. */
export const startProcess = async (
  command: 'serve' | 'demo',
  environment: Readonly<Record<string, string>>,
  port: number,
  options: readonly string[] = [],
): Promise<ServerProcess> => {
  const child: ChildProcess = spawn(process.execPath, [join(projectRoot, 'bin/noroshi'), command, ...options], {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NOROSHI_PORT: String(port),
      NOROSHI_LOG: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout?.on('data', chunk => {
    text += chunk
  })
  child.stderr?.on('data', chunk => {
    text += chunk
  })
  const exited = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exited
  }
  for (;;) {
    if (/Open.*: http/.test(text)) break
    if (child.exitCode !== null) throw new Error(`the server ended:\n${text}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output: () => text,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
