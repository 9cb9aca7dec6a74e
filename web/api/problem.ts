/** RFC 9457 problem details as Noroshi's server writes them: whole sentences, in both languages. */
export interface Problem {
  type?: string
  title: string
  status: number
  code?: string
  /** The sentence in both languages: the reader may switch while it stands on the screen. */
  ja?: string
  en?: string
  /** The number to quote to the administrator. */
  reference?: string
  /** RFC 9110 §10.2.3: after how many seconds it is worth asking again. */
  retryAfter?: number
  errors?: readonly PointedError[]
  missing?: readonly MissingPart[]
}

export interface PointedError {
  /** RFC 6901, e.g. `/contact/telephone`. */
  pointer: string
  ja: string
  en: string
}

export interface MissingPart {
  code: string
  values?: Readonly<Record<string, string | number>>
}

/** Thrown for every answer that is not 2xx, so that queries and mutations fail with the server's own sentence. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
