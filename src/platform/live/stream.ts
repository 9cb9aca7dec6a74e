import type { ServerResponse } from 'node:http'

/** A reader who has not taken this much is closed; it comes back and reads on from where it was (bytes). */
const mostUnread = 64 * 1024

export interface LiveEvent {
  event: 'hello' | 'change' | 'reload' | 'beat' | 'end'
  /** From where to read on after it. */
  position?: string
  content?: object
}

/** One event as the HTML standard writes it (§9.2, server-sent events). */
export const textOf = ({ event, position, content = {} }: LiveEvent): string =>
  `event: ${event}\n${position ? `id: ${position}\n` : ''}data: ${JSON.stringify(content)}\n\n`

export interface Stream {
  /** Writes, or closes where the reader is too slow: nothing is ever kept for it beyond the limit. */
  send(event: LiveEvent): void
  close(): void
}

export const streamInto = (response: ServerResponse): Stream => ({
  send: event => {
    if (response.destroyed || response.writableEnded) return
    response.write(textOf(event))
    if (response.writableLength > mostUnread) response.destroy()
  },
  close: () => {
    if (!response.writableEnded) response.end()
  },
})
