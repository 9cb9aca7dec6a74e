import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** One analytical engine for one investigation: DuckDB in this process, spilling into the result folder. */
export interface Analytics {
  /** Rows as plain values: numbers (also of BIGINT), strings, booleans, arrays; instants as ISO 8601 in UTC. */
  rows<T>(sql: string): Promise<T[]>
  run(sql: string): Promise<void>
  /** From here on nothing outside `folders` can be read or written, whatever a statement asks for. */
  shutOut(): Promise<void>
  close(): void
}

export interface AnalyticsLimits {
  /** Where the engine spills; also the only place it may reach once the evidence is in. */
  folder: string
  /** 3 GB leaves a gigabyte to Node within the 4 GB that an investigation may take. */
  memory?: string
  threads?: number
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  return value
}

export const openAnalytics = async (limits: AnalyticsLimits): Promise<Analytics> => {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: limits.memory ?? '3GB',
    threads: String(limits.threads ?? 2),
    temp_directory: limits.folder,
    preserve_insertion_order: 'true',
    allow_community_extensions: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection: DuckDBConnection = await instance.connect()
  const run = async (sql: string) => {
    await connection.run(sql)
  }
  await run("SET TimeZone = 'UTC'")
  return {
    run,
    rows: async <T>(sql: string) => {
      const reader = await connection.runAndReadAll(sql)
      return reader
        .getRowObjectsJS()
        .map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))) as T[]
    },
    shutOut: async () => {
      await run(`SET allowed_directories = [${quoted(`${limits.folder}/`)}]`)
      await run('SET enable_external_access = false')
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A value as an SQL literal. */
export const literal = (value: string | number | null): string =>
  value === null ? 'NULL' : typeof value === 'number' ? String(value) : quoted(value)
