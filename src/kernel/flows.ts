import { allow, type Decision, deny } from './decision.ts'
import { type FlowCode, flows } from './flows/matrix.ts'
import { type Message, messageCodes, messages } from './flows/messages.ts'
import type { FlowRow, Leg } from './flows/model.ts'
import { type ActorKind, actorKindCodes, actorKinds } from './taxonomy/actor-kinds.ts'
import { codesOf, type Language, type Table } from './taxonomy/label.ts'

export { type FlowCode, flows } from './flows/matrix.ts'
export { type Message, messageCodes } from './flows/messages.ts'

type Kinds = readonly ActorKind[]

/** The row and hop of the matrix by which a message may go; legs count from 1, in the order of the relay. */
export interface Passage {
  flow: FlowCode
  leg: number
  mode: 'DIRECT' | 'COPY'
}

interface Way extends Passage {
  carries: readonly Message[]
  from: Kinds
  to: Kinds
}

const rows = codesOf(flows)
  .sort()
  .map(flow => ({ flow, row: flows[flow] as FlowRow }))

const messagesOf = (row: FlowRow, leg?: Leg): readonly Message[] => {
  if (leg?.only) return [leg.only]
  return typeof row.message === 'string' ? [row.message] : row.message
}

const waysOfLeg = (flow: FlowCode, row: FlowRow, leg: Leg, index: number): Way[] => {
  const way = { flow, leg: index + 1, carries: messagesOf(row, leg), from: leg.from }
  const direct: Way = { ...way, to: leg.to, mode: 'DIRECT' }
  return leg.copy ? [direct, { ...way, to: leg.copy, mode: 'COPY' }] : [direct]
}

const ownWays = rows.flatMap(({ flow, row }) => row.legs.flatMap((leg, index) => waysOfLeg(flow, row, leg, index)))

/** Questions run both ways along every other flow, receipts run back (F31, F35). */
const waysAlong = rows.flatMap(({ flow, row }) =>
  ownWays.flatMap(({ from, to }): Way[] => {
    const way = { flow, leg: 1, mode: 'DIRECT' as const, carries: messagesOf(row) }
    const back = { ...way, from: to, to: from }
    if (row.along === 'BOTH_WAYS') return [{ ...way, from, to }, back]
    return row.along === 'BACK' ? [back] : []
  }),
)

const waysOf = new Map<Message, readonly Way[]>(
  messageCodes.map(message => [message, [...ownWays, ...waysAlong].filter(way => way.carries.includes(message))]),
)
const waysFrom = (message: Message, fromKinds: Kinds): Way[] =>
  (waysOf.get(message) ?? []).filter(way => overlap(way.from, fromKinds))

const overlap = (one: Kinds, other: Kinds): boolean => one.some(kind => other.includes(kind))

/** Networks and the ministries that run them meet at the hub: hard rule (2) of DOMAIN §1.3. */
const networkSide: Kinds = ['NETWORK', 'NPA', 'METI', 'MIC']
const bypassesHub = (message: Message, from: Kinds, to: Kinds): boolean =>
  message === 'NETWORK_SHARE' && [from, to].every(kinds => overlap(kinds, networkSide) && !kinds.includes('COORD'))

/** The first hop of the matrix that allows it, a direct one before a copy; `leg` looks at one hop only. */
export const flowFor = (message: Message, fromKinds: Kinds, toKinds: Kinds, leg?: number): Passage | undefined => {
  if (bypassesHub(message, fromKinds, toKinds)) return undefined
  const open = waysFrom(message, fromKinds).filter(
    way => (leg === undefined || way.leg === leg) && overlap(way.to, toKinds),
  )
  const found = open.find(({ mode }) => mode === 'DIRECT') ?? open[0]
  return found && { flow: found.flow, leg: found.leg, mode: found.mode }
}

/** Kinds to which these senders may send this message. */
export const receiversOf = (message: Message, fromKinds: Kinds): ActorKind[] => {
  const reached = new Set(waysFrom(message, fromKinds).flatMap(way => way.to))
  return actorKindCodes.filter(kind => reached.has(kind) && !bypassesHub(message, fromKinds, [kind]))
}

/** Whoever may not send a message at all asks those with whom some other flow connects them, or the coordinator. */
const nearestReceivers = (message: Message, fromKinds: Kinds): readonly ActorKind[] => {
  const direct = receiversOf(message, fromKinds)
  if (direct.length > 0) return direct
  const connected = receiversOf('QUESTION', fromKinds)
  return connected.length > 0 ? connected : ['COORD']
}

/** what the matrix does not allow is refused, naming sender, receiver and where the sender can turn instead. */
export const mayFlow = (message: Message, fromKinds: Kinds, toKinds: Kinds): Decision => {
  const passage = flowFor(message, fromKinds, toKinds)
  if (passage) return allow(passage.flow)
  const nearest = nearestReceivers(message, fromKinds)
  const because = `${message}: ${fromKinds.join('+') || 'nobody'} to ${toKinds.join('+') || 'nobody'}; ${
    bypassesHub(message, fromKinds, toKinds) ? 'networks meet at the hub; ' : ''
  }possible: ${nearest.join(', ')}`
  return deny('flow_not_allowed', because, undefined, {
    messageJa: messages[message].ja,
    messageEn: messages[message].en,
    ...inBoth('from', fromKinds),
    ...inBoth('to', toKinds),
    ...inBoth('nearest', nearest),
  })
}

const inBoth = (name: string, kinds: Kinds): Record<string, string> => ({
  [`${name}Ja`]: inWords(kinds, 'ja'),
  [`${name}En`]: inWords(kinds, 'en'),
})

const nobody = { ja: '（なし）', en: '(none)' }

const inWords = (kinds: Kinds, language: Language): string =>
  kinds.map(kind => (actorKinds as Table)[kind]?.[language] ?? kind).join(language === 'ja' ? '・' : ', ') ||
  nobody[language]
