import type { Instant, Terminal } from '../../model.ts'

/** A terminal that met something sought, and what it is known by. */
export interface WatchedTerminal {
  /** As the log named it. */
  client: string
  asset: string
  hostname: string
  user: string
  /** What it met. */
  indicator: string
  since: Instant
}

/** Why a later contact belongs to an earlier one. */
export const followReasons = {
  SAME_TERMINAL: { ja: '同じ端末', en: 'the same terminal' },
  SUCCESSOR: { ja: '交換した端末の後継', en: 'the successor of a replaced terminal' },
  SAME_USER: { ja: '同じ利用者', en: 'the same user' },
  SAME_ADDRESS: { ja: '同じアドレス', en: 'the same address' },
} as const

export type FollowReason = keyof typeof followReasons

export interface Followed {
  terminal: WatchedTerminal
  because: { reason: FollowReason; of: WatchedTerminal }[]
}

/** One contact as a sweep or a watch found it. */
export interface Contact {
  client: string
  accounts: readonly string[]
  indicator: string
  at: Instant
}

const key = (text: string): string => text.trim().toLowerCase()
const bareUser = (account: string): string => key(account.replace(/^.*\\/, '').replace(/@.*$/, ''))

/** Who a name or an address was on a day, and which machine a line of replacements began with. */
const inventoryOf = (terminals: readonly Terminal[]) => {
  const byName = new Map<string, Terminal[]>()
  const before = new Map<string, string>()
  for (const row of terminals) {
    for (const name of new Set([row.ip, row.hostname, row.assetId].map(key).filter(Boolean)))
      byName.set(name, [...(byName.get(name) ?? []), row])
    if (row.replacedBy) before.set(key(row.replacedBy), row.assetId)
  }
  return {
    rowOf: (client: string, at: Instant): Terminal | undefined =>
      [...(byName.get(key(client)) ?? byName.get(key(client.split('.')[0] ?? '')) ?? [])]
        .filter(({ deployed }) => !deployed || deployed <= at.slice(0, 10))
        .sort((a, b) => ((a.deployed ?? '') < (b.deployed ?? '') ? 1 : -1))[0],
    originOf: (asset: string): string => {
      let oldest = key(asset)
      const seen = new Set<string>()
      for (let older = before.get(oldest); older !== undefined && !seen.has(oldest); older = before.get(oldest)) {
        seen.add(oldest)
        oldest = key(older)
      }
      return oldest
    },
  }
}

/** So many earlier contacts explain a later one; the earliest of each reason tell enough. */
const mostReasons = 5

const isSameSight = (a: WatchedTerminal, b: WatchedTerminal): boolean =>
  a.client === b.client && a.indicator === b.indicator && a.asset === b.asset

/**
 * Follows terminals that met something: a replaced machine stays one with its successor, and its user and its address are
 * followed to other machines.
 * @param watched what is on the list already
 * @returns the list with these contacts, and of each contact with something behind it, what
 */
export const follow = (
  contacts: readonly Contact[],
  watched: readonly WatchedTerminal[],
  terminals: readonly Terminal[],
): { watched: WatchedTerminal[]; followed: Followed[] } => {
  const { rowOf, originOf } = inventoryOf(terminals)
  const list: WatchedTerminal[] = []
  const places = new Map<string, WatchedTerminal[]>()
  const traces = ({ asset, client, user }: WatchedTerminal): string[] => [
    ...(asset ? [`asset ${originOf(asset)}`] : []),
    `client ${key(client)}`,
    ...(user ? [`user ${user}`] : []),
  ]
  const put = (one: WatchedTerminal): void => {
    list.push(one)
    for (const trace of traces(one)) places.set(trace, [...(places.get(trace) ?? []), one])
  }
  const reasonOf = (later: WatchedTerminal, of: WatchedTerminal): FollowReason => {
    if (later.asset === of.asset && (later.asset !== '' || later.client === of.client)) return 'SAME_TERMINAL'
    if (later.asset !== '' && of.asset !== '' && originOf(later.asset) === originOf(of.asset)) return 'SUCCESSOR'
    return later.user !== '' && later.user === of.user ? 'SAME_USER' : 'SAME_ADDRESS'
  }
  for (const one of watched) put({ ...one })
  const followed: Followed[] = []
  for (const { client, accounts, indicator, at } of [...contacts].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const row = rowOf(client, at)
    const user = bareUser(accounts[0] ?? row?.user ?? '')
    const terminal = { client, asset: row?.assetId ?? '', hostname: row?.hostname ?? '', user, indicator, since: at }
    const behind = new Set(traces(terminal).flatMap(trace => places.get(trace) ?? []))
    const known = [...behind].find(of => isSameSight(of, terminal))
    const because = [...behind]
      .filter(of => of !== known && of.since <= at)
      .map(of => ({ reason: reasonOf(terminal, of), of: { ...of } }))
      .slice(0, mostReasons)
    if (because.length > 0 && known?.since !== at) followed.push({ terminal, because })
    if (!known) put(terminal)
    else if (at < known.since) known.since = at
  }
  return { watched: list, followed }
}
