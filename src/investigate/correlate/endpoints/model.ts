import type { LineReference, Said } from '../../model.ts'

/** What kind of thing a record shows. Kinds are combined, so that the same thing done often counts once. */
export type Deed =
  | 'start'
  | 'commands'
  | 'persistence'
  | 'credentials'
  | 'discovery'
  | 'collection'
  | 'download'
  | 'movement'
  | 'covering'

/** One thing that a machine's own event log shows. `weight` says how much it alone speaks of an intruder, 0..1. */
export interface Sign {
  machine: string
  time: number
  deed: Deed
  weight: number
  says: Said
  /** The command line or program as it was recorded, shortened. */
  shown: string
  /** An outside host that it names. */
  host?: string
  /** Where a download was stored. */
  stored?: string
  at: LineReference
}

/** By what means something was begun on another machine. */
export type Means = 'scheduled-task' | 'service' | 'wmi' | 'remote-shell' | 'dcom' | 'share' | 'desktop'

/** A command on one machine that reaches for another. */
export interface Reach {
  machine: string
  time: number
  target: string
  means: Means
  /** What is to run there, or the whole command. */
  program: string
  at: LineReference
}

/** Something begun on a machine from outside of it; `from` is absent where no record shows it. */
export interface Movement {
  to: string
  from?: string
  time: number
  means: Means
  account?: string
  program?: string
  /** When a scheduled task ran. */
  ran?: number
  /** Records on both machines say so. */
  bothSides: boolean
  /** Not the way software is rolled out: an interpreter, an unusual place, or an account that was not at the desk. */
  strange: boolean
  because: Said
  lines: LineReference[]
}

/** A program that began, whatever recorded it. */
export interface Started {
  time: number
  image: string
  command: string
  parent: string
  parentCommand: string
  account: string
  logon: string
  at: LineReference
}

/** Names of the interpreters and tools in a path, without folder and extension, in small letters. */
export const stemOf = (path: string): string =>
  (path.replaceAll('"', '').trim().split(/[\\/]/).at(-1) ?? '').replace(/\.exe$/i, '').toLowerCase()

/**
 * Programs are installed below Windows and Program Files, or by a vendor below a person's AppData. Temporary folders and
 * folders of its own at the root of a disk are where a program is put by hand.
 */
export const isUnusualPlace = (path: string): boolean => {
  const plain = path.replaceAll('"', '').replace(/^\\\?\?\\/, '')
  if (!/^[a-z]:\\/i.test(plain)) return false
  if (/\\(temp|tmp|tasks|downloads|perflogs|\$recycle\.bin)\\/i.test(plain) || /\\users\\public\\/i.test(plain))
    return true
  return !/^[a-z]:\\(windows|program files( \(x86\))?|programdata\\[^\\]+|users\\[^\\]+\\appdata\\(local|roaming)\\[^\\]+)\\/i.test(
    plain,
  )
}

/** A program put straight into Windows or System32 under a name of its own is told by what started it, not by its place. */
export const isInterpreter = (path: string): boolean =>
  /^(cmd|powershell|pwsh|wscript|cscript|mshta|rundll32|regsvr32)$/.test(stemOf(path))

export const shortened = (text: string, most = 160): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text
