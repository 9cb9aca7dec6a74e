/**
 * What a log line becomes. Every expression is DuckDB SQL: `line` is the text of one line, `f` what `split` made of it.
 * The engine splits in SQL because that is where the lines already are (20 M Squid lines: 3 × the time of reading them).
 */
export interface LogFields {
  /** TIMESTAMP; see `clock` for its zone. */
  time: string
  client: string
  account?: string
  method?: string
  /** Absolute URL, or host:port for CONNECT. */
  url?: string
  /** INTEGER; NULL or 0 = no answer. */
  status?: string
  /** What the proxy did, as it names it (TCP_DENIED, PROXIED …). */
  result?: string
  /** Bytes from the client. */
  sent?: string
  /** Bytes to the client. */
  received?: string
  agent?: string
  referrer?: string
  mime?: string
  /** Address that was contacted. */
  server?: string
}

export type LogKind = 'web' | 'connection' | 'tls' | 'dns'

export interface LogShape {
  name: string
  kind: LogKind
  /** Lines this predicate holds for are no records (directives, headings, blank lines). */
  skip: string
  split: string
  /** Lines this predicate does not hold for are counted and shown as unreadable. */
  valid: string
  fields: LogFields
  /** `local` = without an offset: read in the zone of the case. */
  clock: 'utc' | 'local'
  /** Where a local clock holds and single lines carry an offset or an epoch all the same: predicate for those. */
  zoned?: string
}

/** From the first lines of a file (decoded, without line ends) to its shape, or nothing. */
export type Recognise = (lines: readonly string[]) => LogShape | undefined

export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** An empty field or a dash is no value. */
export const orNothing = (expression: string): string => `nullif(nullif(${expression}, '-'), '')`

export const wholeNumber = (expression: string): string => `try_cast(nullif(${expression}, '-') AS BIGINT)`

/** Text of a quoted CSV or ELFF field without its quotes. */
export const unquoted = (expression: string): string =>
  `CASE WHEN ${expression} LIKE '"%"' THEN replace(${expression}[2:-2], '""', '"') ELSE ${expression} END`

export const blank = "(line IS NULL OR trim(line) = '')"
