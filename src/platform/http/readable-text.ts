import type { FastifyRequest } from 'fastify'

/**
 * U+0000, which PostgreSQL stores in no text (22021, 22P05), and half of a surrogate pair, which no UTF-8 carries: in a
 * text it would silently become U+FFFD, in JSON the database refuses it. What was sent is at fault, so it is said early.
 */
const unreadable = /\0|\p{Surrogate}/u

export class UnreadableText extends Error {
  /** JSON pointer (RFC 6901) to the text, or to the object that has it as a key. */
  readonly pointer: string

  constructor(pointer: string) {
    super('text that cannot be stored')
    this.pointer = pointer
  }
}

/** @returns the pointer of the first text that cannot be stored; without recursion, because whoever sends decides how deep it goes */
export const unreadableTextIn = (sent: unknown): string | null => {
  const open: [pointer: string, value: unknown][] = [['', sent]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [pointer, value] = next
    if (typeof value === 'string' && unreadable.test(value)) return pointer
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue
    for (const [name, within] of Object.entries(value)) {
      if (unreadable.test(name)) return pointer
      open.push([`${pointer}/${name}`, within])
    }
  }
  return null
}

/** Before validation, so that every route of today and tomorrow is covered. Streams are no objects of JSON and pass. */
export const refuseUnreadableText = async ({ body, query, params }: FastifyRequest): Promise<void> => {
  const places: readonly (readonly [prefix: string, sent: unknown])[] = [
    ['/params', params],
    ['/querystring', query],
    ['', isStream(body) ? null : body],
  ]
  for (const [prefix, sent] of places) {
    const pointer = unreadableTextIn(sent)
    if (pointer !== null) throw new UnreadableText(`${prefix}${pointer}`)
  }
}

const isStream = (body: unknown): boolean => typeof body === 'object' && body !== null && 'pipe' in body
