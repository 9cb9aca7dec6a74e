/** As the command line gives them (src/main/cli.ts). */
export interface SweepOptions {
  indicators?: string
  logs: string[]
  files: string[]
  out?: string
  /** Terminals that met something, and stay watched. */
  watchList?: string
  hub?: string
  key?: string
  state?: string
  ca?: string
  every?: string
  again?: string
  once?: boolean
  without?: string[]
  clockAhead?: string
  answer?: string
  from?: string
  to?: string
  own?: string
  lang: string
  memory?: string
  watch?: boolean
}
