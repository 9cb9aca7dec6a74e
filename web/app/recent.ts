import type { Command } from './commands.ts'
import type { Session } from './session.ts'

/**
 * What was opened from the palette, newest first. Titles name what others must not see: kept for this tab and this post
 * only, and forgotten with the session.
 */
const key = 'noroshi.recent'
const most = 5

type Recent = Pick<Command, 'id' | 'words' | 'href'>

interface Kept {
  whose: string
  recent: Recent[]
}

/** Nobody holds the union of two posts: another post begins with an empty list. */
const whose = ({ person, organisation, post }: Session): string =>
  [person, organisation, post].map(({ name }) => name.ja).join(' ')

const read = (): Kept | null => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null
  } catch {
    return null // storage is switched off, or somebody else wrote there
  }
}

export const recentCommands = (session: Session): Recent[] => {
  const kept = read()
  return kept?.whose === whose(session) && Array.isArray(kept.recent) ? kept.recent : []
}

export const rememberCommand = (session: Session, { id, words, href }: Recent): void => {
  const others = recentCommands(session).filter(({ href: other }) => other !== href)
  const kept: Kept = { whose: whose(session), recent: [{ id, words, href }, ...others].slice(0, most) }
  try {
    sessionStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // storage is switched off: the palette begins empty the next time
  }
}

export const forgetRecent = (): void => {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // storage is switched off: there is nothing to forget
  }
}
