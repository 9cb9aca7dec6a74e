import type { Terminal } from '../../model.ts'

/** A machine by any of its names. Replaced machines and their successors are one. */
export class Machines {
  private readonly keys = new Map<string, string>()

  constructor(terminals: readonly Terminal[]) {
    const byAsset = new Map(terminals.map(row => [row.assetId.toUpperCase(), row]))
    for (const row of terminals) {
      let oldest = row
      for (const before of terminals)
        if (before.replacedBy && byAsset.get(before.replacedBy.toUpperCase()) === row) oldest = before
      const key = oldest.hostname.toUpperCase() || oldest.ip
      for (const name of [row.hostname, row.ip, row.assetId]) if (name) this.keys.set(name.toUpperCase(), key)
    }
  }

  /** Another name of a machine, from its own records; what the inventory says stands. */
  learn(name: string, key: string): void {
    const known = name.toUpperCase()
    if (!this.keys.has(known)) this.keys.set(known, key)
  }

  /** The key of a hostname (also fully qualified, or a machine account), address or asset number. */
  keyOf(name: string | undefined): string | undefined {
    const plain = (name ?? '').trim().toUpperCase().replace(/^\\+/, '').replace(/\$$/, '')
    if (plain === '' || plain === '-') return undefined
    const short = /^\d+\.\d+\.\d+\.\d+$/.test(plain) ? plain : (plain.split('.')[0] ?? plain)
    return this.keys.get(plain) ?? this.keys.get(short)
  }
}
