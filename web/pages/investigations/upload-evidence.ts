import { type Problem, ProblemError } from '../../api/problem.ts'

interface Sending {
  id: string
  file: File
  language: string
  onProgress: (sent: number) => void
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

/** The archive as raw bytes, read from the disk as they go; `fetch` would not tell how much has been sent. */
export const uploadEvidence = ({ id, file, language, onProgress }: Sending): Promise<true> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/v1/investigations/${id}/evidence?${new URLSearchParams({ name: file.name })}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', language)
    request.upload.onprogress = event => onProgress(event.loaded)
    const cutOff = () => reject(new ProblemError({ title: '', status: 0, code: 'offline' }))
    request.onerror = cutOff
    request.onabort = cutOff
    request.onload = () => {
      if (request.status === 200) resolve(true)
      else reject(new ProblemError(problemIn(request)))
    }
    request.send(file)
  })
