import type { paths } from './generated.d.ts'

/** What a GET of this path answers, as the server's own description says. */
export type Reply<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

/** What a POST of this path takes. */
export type Body<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never
