import { fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Failure, Step, Summary } from './model.ts'
import type { Message, Task } from './task.ts'

export type { Task } from './task.ts'

/** Beside the analytical engine’s own limit; the report of 3,000 terminals takes a fifth of it. */
const heapMegabytes = 2048
const hour = 3_600_000
const longest = 24 * hour

export type Ending = { summary: Summary } | { failure: Failure; detail: string }

export interface RunningProcess {
  ended: Promise<Ending>
  /** Ends it at once; what it finished stays in `out`. */
  stop(): void
}

/** The bundle has the process’s program beside it; run from source, it needs the loader that reads TypeScript. */
const fromSource = import.meta.url.endsWith('.ts')
const program = fileURLToPath(new URL(fromSource ? './program.ts' : './investigation-process.js', import.meta.url))

/**
 * An investigation in a process of its own: evidence is hostile, and an engine that grows or hangs must not take the
 * server with it. It gets none of the server’s environment, little priority, limits of memory and time.
 */
export const startProcess = (task: Task, onStep: (step: Step) => void): RunningProcess => {
  const child = fork(program, [], {
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, LANG: 'C.UTF-8' },
    execArgv: [`--max-old-space-size=${heapMegabytes}`, ...(fromSource ? ['--import', 'tsx'] : [])],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (text: Buffer) => {
    said = `${said}${text}`.slice(-2000)
  })
  let ending: Ending | undefined
  const timer = setTimeout(() => {
    ending ??= { failure: 'too_long', detail: `over ${longest / hour} h` }
    child.kill('SIGKILL')
  }, longest)
  const ended = new Promise<Ending>(resolve => {
    child.on('message', (message: Message) => {
      if (message.type === 'step') onStep(message.step)
      if (message.type === 'done') ending ??= { summary: message.summary }
      if (message.type === 'failed') ending ??= { failure: message.failure, detail: message.detail }
    })
    child.on('error', error => {
      ending ??= { failure: 'died', detail: error.message }
      resolve(ending)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      const memory = /heap out of memory/i.test(said)
      resolve(ending ?? { failure: memory ? 'memory' : 'died', detail: `${signal ?? code} ${said}`.trim() })
    })
  })
  if (child.pid !== undefined) {
    try {
      setPriority(child.pid, 10)
    } catch {
      // it may have ended already
    }
    child.send(task)
  }
  return { ended, stop: () => void child.kill('SIGKILL') }
}
