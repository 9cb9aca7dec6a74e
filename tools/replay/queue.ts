interface Entry {
  at: number
  order: number
  happens: (at: number) => void
}

/** Things that happen, in the order of their time; what was put in first goes first. */
export class Queue {
  private readonly entries: Entry[] = []
  private order = 0

  put(at: number, happens: (at: number) => void): void {
    if (!Number.isFinite(at)) return // what waits for ever does not happen
    const entry = { at, order: this.order, happens }
    this.order += 1
    let [low, high] = [0, this.entries.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.entries[middle] as Entry
      if (other.at < at || (other.at === at && other.order < entry.order)) high = middle
      else low = middle + 1
    }
    this.entries.splice(low, 0, entry)
  }

  run(): void {
    let clock = Number.NEGATIVE_INFINITY
    for (let next = this.entries.pop(); next; next = this.entries.pop()) {
      if (next.at < clock) throw new Error('Something was to happen before what happened already.')
      clock = next.at
      next.happens(clock)
    }
  }
}
