import { addressRange, everyAddress, type Range } from '../../addresses/model.ts'
import type { PathEvidence, Said } from '../../model.ts'
import type { Network, Rule, Session } from '../model.ts'
import { type Box, meet, serviceRanges, subtract } from './boxes.ts'

/** `BLOCKED` needs a device; what is left over is told as an example of traffic that gets out. */
export interface PathCheck {
  from: string
  path: string
  /** Where the way leads: the proxy, or the Internet past it. */
  target: string
  blocked: boolean
  /** The devices that stop what reaches them. */
  devices: string[]
  /** Kinds of evidence, R-094: the configuration is a document, recorded sessions are a log. */
  evidence: ('statement' | 'document' | 'on-site' | 'log')[]
  because: Said
}

/** Beyond this many pieces the table is no longer judged; real ones stay below a few hundred. */
const mostBoxes = 100_000

const dotted = (address: number): string =>
  [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.')
const names: Record<number, string> = { 1: 'icmp', 6: 'tcp', 17: 'udp' }

function exampleOf([source, destination, protocol, port]: Box): string {
  const service = protocol[0] === 0 && protocol[1] === 255 ? 'any' : `${names[protocol[0]] ?? protocol[0]}/${port[0]}`
  return `${dotted(source[0])} → ${dotted(destination[0])} ${service}`
}

function addressesOf(list: string[], network: Network): Range[] {
  return list.flatMap(text => {
    const zone = network.zones.find(one => one.id === text)
    return zone ? zone.cidr.map(addressRange) : [addressRange(text)]
  })
}

function boxesOf(rule: Rule, network: Network): Box[] {
  return addressesOf(rule.src, network).flatMap(source =>
    addressesOf(rule.dst, network).flatMap(destination =>
      rule.service.map((service): Box => [source, destination, ...serviceRanges(service)]),
    ),
  )
}

/** What of `arriving` a device lets through on a path: the first matching rule decides, then the default. */
function permitted(device: string, path: string, arriving: Box[], network: Network): Box[] {
  const rules = network.rules
    .filter(rule => rule.device === device && (rule.path === 'any' || rule.path === path))
    .sort((one, other) => one.seq - other.seq)
  let undecided = arriving
  const passed: Box[] = []
  for (const rule of rules)
    for (const match of boxesOf(rule, network)) {
      if (rule.action === 'permit')
        passed.push(...undecided.map(box => meet(box, match)).filter(box => box !== undefined))
      undecided = subtract(undecided, match)
      if (undecided.length + passed.length > mostBoxes)
        throw new Error(`The rules of ${device} fall into more than ${mostBoxes} pieces.`)
    }
  return network.defaultAction[device] === 'permit' ? [...passed, ...undecided] : passed
}

/** Everything outside: any address that belongs to no zone and no network of the organisation. */
function outside(network: Network, own: string[]): Range[] {
  const inside = [...network.zones.flatMap(zone => zone.cidr), ...own]
    .filter(cidr => !cidr.includes(':'))
    .map(addressRange)
    .filter(([from, to]) => !(from === everyAddress[0] && to === everyAddress[1]))
  const flat = (range: Range): Box => [range, [0, 0], [0, 0], [0, 0]]
  return inside.reduce((left, range) => subtract(left, flat(range)), [flat(everyAddress)]).map(box => box[0])
}

function targets(target: string, network: Network, own: string[]): Box[] {
  const zone = network.zones.find(one => one.id === target)
  if (target === 'internet')
    return outside(network, own).map((range): Box => [everyAddress, range, ...serviceRanges('any')])
  const service = target === 'proxy' ? 'tcp/8080' : 'any'
  return (zone?.cidr ?? []).map((cidr): Box => [everyAddress, addressRange(cidr), ...serviceRanges(service)])
}

const inZone = (address: string, cidrs: string[]): boolean => {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(address)) return false
  const [at] = addressRange(address)
  return cidrs.some(cidr => addressRange(cidr)[0] <= at && at <= addressRange(cidr)[1])
}

function whyJudged(seen: Session[], through: Box | undefined, device: string): Said {
  if (seen.length > 0) {
    const first = `${seen[0]?.source} → ${seen[0]?.destination}`
    return {
      ja: `この区分からの${seen.length}件が通過している。最初は ${first}`,
      en: `${seen.length} sessions from this zone were let out, the first ${first}`,
    }
  }
  return through
    ? { ja: `通過する。例：${exampleOf(through)}`, en: `gets through, for example ${exampleOf(through)}` }
    : { ja: `${device} で全て遮断される`, en: `nothing passes ${device}` }
}

/** Recorded sessions that were let out from a zone although the tables say that none can be. */
const contradictions = (sessions: Session[], cidrs: string[], own: string[]): Session[] =>
  sessions.filter(
    ({ action, source, destination }) => action === 'permit' && inZone(source, cidrs) && !inZone(destination, own),
  )

/**
 * Judges every source zone × way out (DOMAIN §7.3): blocked only if no traffic whatever passes every device in order.
 * @param own the organisation's networks, CIDR
 */
export function checkOutsidePaths(network: Network, own: string[], sessions: Session[] = []): PathCheck[] {
  // The recorded sessions are those of device ③, the firewall of the mail line.
  const recorder = network.devices.find(device => device.mark === '③')?.id
  return network.sources.flatMap(from => {
    const cidrs = network.zones.find(zone => zone.id === from)?.cidr ?? []
    return network.egressPaths.map((path): PathCheck => {
      let traffic = targets(path.target, network, own).flatMap(box =>
        cidrs.map((cidr): Box => [addressRange(cidr), box[1], box[2], box[3]]),
      )
      const devices: string[] = []
      for (const hop of path.hops) {
        const left = permitted(hop, path.id, traffic, network)
        if (left.length < traffic.length || left.length === 0) devices.push(hop)
        traffic = left
        if (traffic.length === 0) break
      }
      const last = path.hops.at(-1)
      const seen = last === recorder && path.target === 'internet' ? contradictions(sessions, cidrs, own) : []
      const blocked = traffic.length === 0 && seen.length === 0
      const because = whyJudged(seen, traffic[0], devices.at(-1) ?? path.hops.join(', '))
      return {
        from,
        path: path.id,
        target: path.target,
        blocked,
        devices,
        evidence: sessions.length > 0 && last === recorder ? ['document', 'log'] : ['document'],
        because,
      }
    })
  })
}

/** Only the way through the proxy is open, so whatever left the organisation must stand in its log (§7.3). */
export function proxyLogIsComplete(checks: PathCheck[], network: Network): boolean {
  const proxyPaths = new Set(network.egressPaths.filter(path => path.target === 'proxy').map(path => path.id))
  return checks.length > 0 && checks.every(check => proxyPaths.has(check.path) || check.blocked)
}

/** What people say, wrote or saw of a way stands beside its tables; it never makes a way blocked. */
export const vouched = (checks: PathCheck[], words: PathEvidence[]): PathCheck[] =>
  checks.map(check => {
    const own = words.filter(word => word.from === check.from && word.path === check.path)
    return { ...check, evidence: [...new Set([...check.evidence, ...own.map(word => word.kind)])] }
  })
