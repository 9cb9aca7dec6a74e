/** One event as a client hears it. */
export interface Heard {
  event: string
  id: string
  content: { kind?: string; id?: string }
}

export interface Listening {
  status: number
  heard: Heard[]
  /** Settles when the server has closed the stream. */
  over: Promise<void>
  stop(): void
}

const read = (block: string): Heard => {
  const field = (name: string): string =>
    block
      .split('\n')
      .find(line => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? ''
  return { event: field('event'), id: field('id'), content: JSON.parse(field('data') || '{}') }
}

/** Opens a live stream over the network and keeps what it hears. */
export const listenTo = async (url: string, cookie: string, after?: string): Promise<Listening> => {
  const abort = new AbortController()
  const reply = await fetch(`${url}/api/v1/live${after ? `?after=${after}` : ''}`, {
    headers: { cookie },
    signal: abort.signal,
  })
  const heard: Heard[] = []
  const over = (async () => {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of (reply.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(chunk, { stream: true })
      const blocks = rest.split('\n\n')
      rest = blocks.pop() ?? ''
      heard.push(...blocks.map(read))
    }
  })().catch(() => undefined)
  return { status: reply.status, heard, over, stop: () => abort.abort() }
}
