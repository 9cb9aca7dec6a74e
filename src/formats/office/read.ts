import { readJpeg } from './jpeg.ts'
import { type FileReading, nothingRead, settled } from './model.ts'
import { readOoxml } from './ooxml.ts'
import { readPdf } from './pdf.ts'
import { readPng } from './png.ts'

const readText = (file: Uint8Array): FileReading => {
  try {
    return {
      kind: 'TEXT',
      fields: [{ field: 'TEXT', value: new TextDecoder('utf-8', { fatal: true }).decode(file) }],
      complete: true,
    }
  } catch {
    return nothingRead
  }
}

const readers: Readonly<Record<string, (file: Uint8Array) => FileReading | Promise<FileReading>>> = {
  'application/zip': readOoxml,
  'application/pdf': readPdf,
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'text/plain': readText,
}

/**
 * What a file says of itself: its properties, and its words where they can be read. Hostile bytes cost no more than
 * `readingLimits`, and what fails is a reading of no kind, never an error.
 * @param type what its first bytes show it to be, not what its sender says
 */
export const readFile = async (file: Uint8Array, type: string): Promise<FileReading> => {
  try {
    return settled((await readers[type]?.(file)) ?? nothingRead)
  } catch {
    return nothingRead
  }
}
