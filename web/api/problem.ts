/** RFC 9457 problem details as Noroshi's server writes them: `title` is a whole sentence in the reader's language. */
export interface Problem {
  type?: string
  title: string
  status: number
  code?: string
  detail?: string
  /** The number to quote to the administrator. */
  reference?: string
  errors?: readonly PointedError[]
  missing?: readonly MissingPart[]
}

export interface PointedError {
  /** RFC 6901, e.g. `/contact/telephone`. */
  pointer: string
  detail: string
}

export interface MissingPart {
  code: string
  title?: string
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
