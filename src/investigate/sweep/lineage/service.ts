import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { StartError } from '../../../platform/config/start-error.ts'
import { writeDurably } from '../../../platform/storage/durable.ts'
import { readTerminals } from '../../evidence/service.ts'
import type { Terminal } from '../../model.ts'
import type { SweptIndicator } from '../model.ts'
import { type Contact, type Followed, follow, type WatchedTerminal } from './model.ts'

const listSchema = z.array(
  z.object({
    client: z.string().default(''),
    asset: z.string().default(''),
    hostname: z.string().default(''),
    user: z.string().default(''),
    indicator: z.string().default(''),
    since: z.iso.datetime({ offset: true }),
  }),
)

/** @throws StartError with what to write, where the list cannot be read */
const readWatchList = (path: string): WatchedTerminal[] => {
  if (!existsSync(path)) return []
  try {
    return listSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new StartError(
      `The watch-list ${path} cannot be read. It is JSON: [{"client": "10.1.0.5", "asset": "T01", "user": "sato", "indicator": "bad.example", "since": "2026-03-02T09:00:00Z"}]. Correct it or move it away: it is made anew from what is found.`,
      `監視対象の一覧 ${path} を読めません。[{"client": "10.1.0.5", "asset": "T01", "user": "sato", "indicator": "bad.example", "since": "2026-03-02T09:00:00Z"}] の形の JSON です。直すか、別の場所に移してください。移した場合は、見つかったものから作り直します。`,
    )
  }
}

type Meetings = readonly Pick<SweptIndicator, 'value' | 'terminals'>[]

const contactsOf = (indicators: Meetings): Contact[] =>
  indicators.flatMap(({ value, terminals }) =>
    terminals.flatMap(({ client, accounts, first, last }) => {
      const contact = { client, accounts, indicator: value, at: first }
      // An address may have gone to another machine between the first contact and the last.
      return last === first ? [contact] : [contact, { ...contact, at: last }]
    }),
  )

export type WatchList = ReturnType<typeof openWatchList>

/**
 * Terminals that met something sought, in a file; whoever meets something later and belongs to one of them is told with why.
 * @param folder with inventory/terminals.csv, which knows assets, users and replacements; absent: addresses alone
 */
export const openWatchList = (path: string, folder: string) => {
  const terminals: Terminal[] = readTerminals(folder)
  let watched = readWatchList(path)
  const told = new Set<string>()
  const isNew = ({ terminal, because }: Followed): boolean => {
    const key = JSON.stringify([
      terminal.client,
      terminal.indicator,
      because.map(({ reason, of }) => [reason, of.client]),
    ])
    return !told.has(key) && told.add(key) !== undefined
  }
  return {
    /** Adds what was met. @returns the contacts that have something behind them, each once */
    add: async (met: Meetings): Promise<Followed[]> => {
      const found = follow(contactsOf(met), watched, terminals)
      if (JSON.stringify(found.watched) !== JSON.stringify(watched)) {
        watched = found.watched
        await writeDurably(path, `${JSON.stringify(watched, null, 1)}\n`)
      }
      return found.followed.filter(isNew)
    },
  }
}
