import type { Range } from '../../addresses/model.ts'

/**
 * Traffic as sets, not samples: a box is a product of ranges over source, destination, protocol and port. Rule tables
 * are evaluated on boxes, so that “nothing at all gets through” is a statement about every packet.
 */
/** Source, destination, protocol, port; both ends belong to the range. */
export type Box = readonly [Range, Range, Range, Range]

const everyProtocol: Range = [0, 255]
const everyPort: Range = [0, 65535]
const protocols: Record<string, number> = { icmp: 1, tcp: 6, udp: 17, gre: 47, esp: 50, ah: 51, sctp: 132 }

/** `tcp/8080`, `tcp/1024-2048`, `udp/any`, `tcp`, `icmp`, `any`. @throws if the protocol is not known */
export function serviceRanges(text: string): [Range, Range] {
  if (text === 'any') return [everyProtocol, everyPort]
  const [name = '', port = 'any'] = text.toLowerCase().split('/')
  const number = protocols[name] ?? (/^\d+$/.test(name) ? Number(name) : undefined)
  const protocol: Range | undefined =
    name === 'any' || name === 'ip' ? everyProtocol : number === undefined ? undefined : [number, number]
  if (!protocol) throw new Error(`“${text}” is no service.`)
  if (port === 'any') return [protocol, everyPort]
  const [from, to = from] = port.split('-').map(Number)
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to))
    throw new Error(`“${text}” has no port.`)
  return [protocol, [from, to]]
}

export function meet(one: Box, other: Box): Box | undefined {
  const shared = one.map((range, at): Range => {
    const [from, to] = other[at] as Range
    return [Math.max(range[0], from), Math.min(range[1], to)]
  })
  return shared.every(([from, to]) => from <= to) ? (shared as unknown as Box) : undefined
}

/** What of `box` lies outside `hole`: at most two pieces for each side, none overlapping. */
export function without(box: Box, hole: Box): Box[] {
  const core = meet(box, hole)
  if (!core) return [box]
  const pieces: Box[] = []
  let rest = box
  for (let side = 0; side < 4; side++) {
    const [from, to] = rest[side] as Range
    const [first, last] = core[side] as Range
    const cut = (range: Range): Box => rest.map((own, at) => (at === side ? range : own)) as unknown as Box
    if (from < first) pieces.push(cut([from, first - 1]))
    if (to > last) pieces.push(cut([last + 1, to]))
    rest = cut([first, last])
  }
  return pieces
}

export const subtract = (boxes: Box[], hole: Box): Box[] => boxes.flatMap(box => without(box, hole))
