import { spawnSync } from 'node:child_process'

export interface Measured {
  seconds: number
  /** Peak resident memory in bytes. */
  memory: number
}

/** Wall time and peak memory of a program and its children, by `/usr/bin/time -v` (Debian: apt-get install time). */
export const measure = (program: string, args: string[]): Measured => {
  const ran = spawnSync('/usr/bin/time', ['-v', program, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (ran.error) throw new Error(`/usr/bin/time did not start: ${ran.error.message}`)
  if (ran.status !== 0) throw new Error(`${program} ${args[0]} ended with ${ran.status}:\n${ran.stderr.slice(-4000)}`)
  const said = (pattern: RegExp) => pattern.exec(ran.stderr)?.[1] ?? ''
  const seconds = said(/Elapsed \(wall clock\) time.*: ([\d:.]+)/)
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
  return { seconds, memory: Number(said(/Maximum resident set size \(kbytes\): (\d+)/)) * 1024 }
}
