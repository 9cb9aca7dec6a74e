import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { type NoticeState, noticeStates } from '../../../src/kernel/taxonomy/notices.ts'

const isTrue = (value: unknown): boolean => value === true || value === 'true'

/** Without any, the notices that are open. */
export interface NoticeFilters {
  state?: NoticeState
  all?: true
}

export const readNoticeFilters = ({ state, all }: Record<string, unknown>): NoticeFilters => ({
  ...(typeof state === 'string' && isCodeOf(noticeStates, state) ? { state } : {}),
  ...(isTrue(all) ? { all: true as const } : {}),
})

export const noticesHref = (filters: NoticeFilters): string => {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return search ? `/detection-notices?${search}` : '/detection-notices'
}

/** The board: what waits, or what was judged; only what is at least so bad; words in it. */
export interface BoardSearch {
  judged?: true
  severity?: number
  q?: string
}

export const readBoard = ({ judged, severity, q }: Record<string, unknown>): BoardSearch => {
  const worst = Number(severity)
  return {
    ...(isTrue(judged) ? { judged: true as const } : {}),
    ...(Number.isInteger(worst) && worst >= 1 && worst <= 3 ? { severity: worst } : {}),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, 100) } : {}),
  }
}

export const boardHref = (search: BoardSearch): string => {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text ? `/detections?${text}` : '/detections'
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The detections that a new notice rests on, with commas between: an address is read as often as it is written. */
export const readChosen = ({ of }: Record<string, unknown>): { of: string } => ({
  of: typeof of === 'string' ? of : '',
})

export const chosenIn = (of: string): string[] =>
  of
    .split(',')
    .filter(id => uuid.test(id))
    .slice(0, 200)
