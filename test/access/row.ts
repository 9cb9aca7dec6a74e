import type { SeatName } from '../chain.ts'
import type { Walk } from '../walk.ts'

/**
 * Who may do what, written by hand. For every route of the OpenAPI document: a request on the objects of the walk, and
 * the status that each seat must get. Nobody who is not named in a row gets anything but its `others`.
 *
 * The seats and their relation to the walk's report, case and advisory:
 * operator and operatorHead (own; the head may consent), ministry (relays the report, recipient, relays the edition),
 * ceptoar (recipient, relays), peer (recipient of the others' edition), duty, approver, coordinatorHead (coordinator),
 * ministry2, ceptoar2 (of another sector), stranger (another originator), body, watch (looks after
 * the network of ministry2), police, headquarters (decides), and nobody (not signed in).
 */
export type Seat = SeatName | 'nobody'

export interface Row {
  route: string
  path: (walk: Walk, ids: Readonly<Record<string, string>>) => string
  body?: (walk: Walk, ids: Readonly<Record<string, string>>) => unknown
  ifMatch?: number
  /** Status by seats, e.g. `{ 200: 'operator ministry' }`. */
  expect: Readonly<Record<number, string>>
  others: number
}

export const coordinator = 'duty approver coordinatorHead'
export const own = 'operator operatorHead'
export const everyone = `${coordinator} ${own} ministry ministry2 ceptoar ceptoar2 peer stranger body watch police headquarters`
export const circle = `${coordinator} ${own} ministry`
/** The coordinator asked for consent; only the originator and the coordinator know of it. */
export const consentCircle = `${coordinator} ${own}`

export const sentence = { summary: '改札が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' } }

export const open = (route: string, path: string, status: number, body?: unknown): Row => ({
  route,
  path: () => path,
  ...(body === undefined ? {} : { body: () => body }),
  expect: { [status]: 'nobody' },
  others: status,
})

/** Lists answer everyone with what is theirs; the canary test looks into them. */
export const list = (route: string): Row => ({
  route,
  path: () => route.replace('GET /api/v1', ''),
  expect: { 401: 'nobody' },
  others: 200,
})
