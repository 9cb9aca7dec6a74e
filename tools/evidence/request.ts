/** One request as a proxy saw it, before it is written in some format. */
export interface WebRequest {
  /** Milliseconds since 1970. */
  at: number
  node: number
  client: string
  user?: { id: string; name: string }
  method: string
  url: string
  /** 0 = no answer. */
  status: number
  denied?: boolean
  sent: number
  received: number
  mime: string
  agent: string
  referrer: string
  /** Address contacted, `-` if none was. */
  server: string
}
