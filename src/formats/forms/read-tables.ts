import { isZip } from '../archive/zip.ts'
import { readWorkbookTables } from './excel.ts'
import { readCsv } from './read-csv.ts'
import type { ReadTable } from './sheet.ts'
import { FileFlaw, fileLimits } from './table-file.ts'

/** The old binary workbooks, and new ones with a password, begin like this. */
const isCompound = (file: Uint8Array): boolean =>
  file[0] === 0xd0 && file[1] === 0xcf && file[2] === 0x11 && file[3] === 0xe0

/**
 * The tables of a file that somebody filled in: a workbook by its first bytes, otherwise CSV.
 * @throws FileFlaw
 */
export const readTables = async (file: Uint8Array): Promise<ReadTable[]> => {
  if (file.length > fileLimits.bytes) throw new FileFlaw('TOO_LARGE')
  if (file.length === 0 || isCompound(file)) throw new FileFlaw('NOT_A_WORKBOOK')
  return isZip(file) ? readWorkbookTables(file) : [readCsv(file)]
}
