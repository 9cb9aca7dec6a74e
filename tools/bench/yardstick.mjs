// node yardstick.mjs OUT FILE…: the files as one text column into one zstd Parquet file, by DuckDB and nothing else.
import { DuckDBInstance } from '@duckdb/node-api'

const [out, ...files] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '3GB' })
const connection = await instance.connect()
const list = files.map(file => `'${file}'`).join(', ')
await connection.run(
  `COPY (SELECT line FROM read_csv([${list}], columns = {'line': 'VARCHAR'}, header = false, delim = '\\x01', quote = '', escape = '',
    auto_detect = false, max_line_size = 4194304)) TO '${out}' (FORMAT parquet, COMPRESSION zstd)`,
)
