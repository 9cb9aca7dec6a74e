import type { Session } from '../app/session.ts'

/** Stands in until the server's OpenAPI document is written and openapi-typescript takes this file's place. */
export interface paths {
  '/api/v1/session': {
    get: { responses: { 200: { content: { 'application/json': Session } } } }
  }
}
