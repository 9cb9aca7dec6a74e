import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { MailFacts, Unreadable } from './model.ts'

/** One message may take this long and this much; ordinary ones take a millisecond and a few megabytes. */
const limits = { milliseconds: 30_000, megabytes: 768, threads: 2 }

/** The bundle has the thread's program beside it; run from source, the thread registers the same loader as we did. */
const fromSource = import.meta.url.endsWith('.ts')
const fromLoader = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)}) })`
const start = (): Worker => {
  const resourceLimits = { maxOldGenerationSizeMb: limits.megabytes }
  return fromSource
    ? new Worker(fromLoader, { eval: true, resourceLimits })
    : new Worker(new URL('./take-apart-worker.js', import.meta.url), { resourceLimits })
}

type Answer = { file: string; facts: MailFacts[]; unreadable: Unreadable[] } | (Unreadable & { ended?: true })

/** A thread with at most one question open; it is ended when it takes too long, grows too large or dies. */
class Reader {
  private readonly worker = start()
  private answer: (answer: Answer) => void = () => {}

  constructor() {
    this.worker.on('message', (answer: Answer) => this.answer(answer))
    this.worker.on('error', error => this.fail(error.message))
    this.worker.on('exit', () => this.fail('the thread stopped'))
  }

  private fail(because: string): void {
    this.answer({ file: '', because, ended: true })
  }

  ask(file: string, path: string): Promise<Answer> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.fail(`it took over ${limits.milliseconds / 1000} s`), limits.milliseconds)
      this.answer = answer => {
        clearTimeout(timer)
        resolve(answer)
      }
      this.worker.postMessage({ file, path })
    })
  }

  async end(): Promise<void> {
    this.answer = () => {}
    await this.worker.terminate()
  }
}

/** One message may be handed over twice: as a file, in an mbox, or by two people. One that names itself counts once. */
const once = (mails: MailFacts[]): MailFacts[] => {
  const seen = new Set<string>()
  return mails.filter(mail => {
    if (mail.messageId === '') return true
    const key = [mail.messageId, mail.received, ...[...mail.recipients].sort()].join(' ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * Takes the messages of a folder apart in threads with limits of time and memory.
 * @param files relative to `folder`
 * @returns facts in the order of `files`, and what could not be read, with its reason
 */
export async function readMails(
  folder: string,
  files: string[],
): Promise<{ mails: MailFacts[]; unreadable: Unreadable[] }> {
  const found = new Map<string, MailFacts[]>()
  const unreadable: Unreadable[] = []
  let next = 0
  const work = async () => {
    let reader = new Reader()
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const answer = await reader.ask(file, join(folder, file))
      if ('facts' in answer) {
        found.set(file, answer.facts)
        unreadable.push(...answer.unreadable)
      } else unreadable.push({ file, because: answer.because })
      if ('ended' in answer) {
        await reader.end()
        reader = new Reader()
      }
    }
    await reader.end()
  }
  await Promise.all(Array.from({ length: Math.min(limits.threads, files.length) }, work))
  return { mails: once(files.flatMap(file => found.get(file) ?? [])), unreadable }
}
