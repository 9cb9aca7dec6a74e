/** Why an archive is not unpacked. */
export const archiveFaults = [
  'leaves_the_folder',
  'link_or_device',
  'same_name_twice',
  'encrypted',
  'too_large',
  'too_many_files',
  'unreadable',
  'empty',
] as const

export type ArchiveFault = (typeof archiveFaults)[number]

/** Why an investigation ended without a result; each has a sentence that says what to do. */
export const failures = [...archiveFaults, 'evidence_gone', 'disk_full', 'memory', 'too_long', 'died', 'fault'] as const

export type Failure = (typeof failures)[number]

export const stages = ['unpack', 'seal', 'ingest', 'detect', 'correlate', 'report'] as const

export type Stage = (typeof stages)[number]

/** Where a run stands; bytes, or files while an archive is unpacked. */
export interface Step {
  stage: Stage
  done: number
  total: number
  file: string
  sources?: { source: string; done: number; total: number }[]
}

/** What a run found, in numbers. */
export interface Summary {
  destinations: number
  terminals: number
  /** Of the terminals: every attempt failed. */
  failedOnly: number
  gapMinutes: number
  records: number
  badLines: number
  mails: number
}

/**
 * Where a member of an archive goes below the folder, or undefined when its name leads out of it: absolute, with a drive,
 * through `..`, with control characters, or with nothing left. Backslashes part folders, as on the machines that wrote them.
 */
export const placeIn = (name: string): string | undefined => {
  if (/[\p{Cc}]/u.test(name)) return undefined
  const parts = name.replaceAll('\\', '/').split('/')
  if (parts[0] === '') return undefined
  const kept = parts.filter(part => part !== '' && part !== '.')
  const leaves = kept.length === 0 || kept.includes('..') || /^[a-z]:/i.test(kept[0] ?? '')
  return leaves ? undefined : kept.join('/')
}
