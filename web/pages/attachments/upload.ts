import { type Problem, ProblemError } from '../../api/problem.ts'
import type { Reply } from '../../api/reply.ts'

export type Waiting = Pick<Reply<'/api/v1/attachments'>['items'][number], 'id' | 'name' | 'size' | 'sha256'>

interface Sending {
  file: File
  key: string
  language: string
  onProgress: (sent: number) => void
  signal: AbortSignal
}

const problemIn = (request: XMLHttpRequest): Problem => {
  try {
    const problem = JSON.parse(request.responseText) as Problem
    if (typeof problem.title === 'string') return { ...problem, status: request.status }
  } catch {
    // a proxy's page: the status says what there is to say
  }
  return { title: `HTTP ${request.status}`, status: request.status, code: 'unreadable' }
}

/** Raw bytes, read from the disk as they go. `fetch` tells nothing of how much has been sent, so this does not use it. */
export const upload = ({ file, key, language, onProgress, signal }: Sending): Promise<Waiting> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ name: file.name, type: file.type })
    request.open('POST', `/api/v1/attachments?${query}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Idempotency-Key', key)
    request.setRequestHeader('Accept-Language', language)
    request.upload.onprogress = event => onProgress(event.loaded)
    const cutOff = () => reject(new ProblemError({ title: '', status: 0, code: 'offline' }))
    request.onerror = cutOff
    request.onabort = cutOff
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as Waiting)
      else reject(new ProblemError(problemIn(request)))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
