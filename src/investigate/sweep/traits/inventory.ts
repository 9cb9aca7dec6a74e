import { csvRows } from '../../../formats/eventlog/csv-rows.ts'
import { fileNameOf, type Trait } from './model.ts'

/** One file of a list, with the machine it lies on where the list says so. */
export interface Listed {
  client: string
  traits: Trait[]
}

const hashHeading = /^(md5|sha-?1|sha-?256|hash|file_?hash|ハッシュ値?)$/i
const nameHeading = /^(path|full_?path|file|file_?name|name|ファイル名|パス)$/i
const machineHeading = /^(computer|host|host_?name|machine|device|端末|コンピューター名?|ホスト名)$/i
const sums = /^\\?([\da-f]{64}|[\da-f]{40}|[\da-f]{32}) [ *](.+)$/i

const bare = (cell: string): string =>
  cell
    .replace(/^\ufeff/, '')
    .replaceAll('"', '')
    .trim()

/** Whether the first line of a text is that of a list of files: a table with hashes and names, or the output of sha256sum. */
export const isInventory = (firstLine: string): boolean => {
  const cells = firstLine.split(/[,\t]/).map(bare)
  return (
    sums.test(bare(firstLine)) ||
    (cells.some(cell => hashHeading.test(cell)) && cells.some(cell => nameHeading.test(cell)))
  )
}

const traitsFor = (name: string, hashes: readonly string[]): Trait[] => [
  { kind: 'NAME', value: fileNameOf(name) },
  ...hashes
    .filter(hash => /^[\da-f]{32,64}$/i.test(hash))
    .map((hash): Trait => ({ kind: 'HASH', value: hash.toLowerCase() })),
]

/** Reads a list of files; lines that name none are counted. */
export const readInventory = (text: string): { files: Listed[]; bad: number } => {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
  if (sums.test(lines[0] ?? '')) {
    const files = lines.flatMap(line => {
      const [, hash = '', name = ''] = sums.exec(line) ?? []
      return hash ? [{ client: '', traits: traitsFor(name, [hash]) }] : []
    })
    return { files, bad: lines.length - files.length }
  }
  const tabbed = lines[0]?.includes('\t') ?? false
  const rows = tabbed ? lines.map(line => line.split('\t')) : [...csvRows(lines.join('\n'))].map(row => row.cells)
  const [heading = [], ...rest] = rows.map(cells => cells.map(bare))
  const at = (pattern: RegExp) => heading.findIndex(cell => pattern.test(cell))
  const [name, machine] = [at(nameHeading), at(machineHeading)]
  const hashes = [...heading.keys()].filter(column => hashHeading.test(heading[column] ?? ''))
  const files = rest.flatMap(cells => {
    const found = traitsFor(
      cells[name] ?? '',
      hashes.map(column => cells[column] ?? ''),
    )
    return found.length > 1 ? [{ client: cells[machine] ?? '', traits: found }] : []
  })
  return { files, bad: rest.length - files.length }
}
