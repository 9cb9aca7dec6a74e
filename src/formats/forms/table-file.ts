import type { FlawCode } from './flaws.ts'

/** What a file of a form may be: far more than any form, far less than what would hold a server up. */
export const fileLimits = {
  bytes: 10 << 20,
  rows: 5000,
  columns: 256,
  parts: 400,
  partBytes: 32 << 20,
  allBytes: 64 << 20,
}

/** The file as a whole cannot be read; `flaw` says why and what to do. */
export class FileFlaw extends Error {
  constructor(readonly flaw: FlawCode) {
    super(flaw)
    this.name = 'FileFlaw'
  }
}
