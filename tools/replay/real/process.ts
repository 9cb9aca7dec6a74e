import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../../../src/platform/config/project-root.ts'

interface Child {
  /** Both streams so far. */
  output(): string
  ended: Promise<number>
  stop(): Promise<void>
}

/** The command line in a process of its own, from its sources: nobody has to build anything between two steps. */
export const begin = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Child => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'src/main/cli.ts'), ...words], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NOROSHI_LOG: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += chunk))
  const ended = once(child, 'exit').then(() => child.exitCode ?? 1)
  return {
    output: () => text,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}
