import { hour, minute } from './calendar.ts'
import type { Dice } from './dice.ts'
import type { Machine, Mailbox } from './organisation.ts'
import type { WebRequest } from './request.ts'
import type { World } from './world.ts'

/** How a program calls home; every actor has habits of its own. */
export interface Habit {
  /** Seconds between calls, and how far a wait may be off, as a share of it. */
  every: number
  jitter: number
  style: 'get' | 'mixed' | 'post' | 'tunnel'
  agent: string | 'browser'
  path: string
  /** Share of the calls that carry a command or an answer and are therefore larger. */
  commands: number
}

export interface Session {
  machine: Machine
  host: string
  from: number
  to: number
  habit: Habit
  answer: 'ok' | 'flaky' | 'silent' | 'unavailable' | 'denied'
  /** Left switched on: goes on when the machine would be off. */
  night?: boolean
  /** Bytes carried out within the session. */
  upload?: number
  /** One file fetched by program at the beginning, and nothing else. */
  fetch?: number
}

export interface Sender {
  name: string
  address: string
  provider: string
  originating: string
  writes: string
  mailer: string
  account: string
}

export interface Wave {
  group: string
  actor: number
  sender: Sender
  subject: string
  vector: 'link' | 'lzh' | 'zip'
  /** Name of the program; where it stands in an archive, the archive is called after it. */
  program: string
  /** Destinations that stand in the program; empty if it learns them elsewhere. */
  names: string[]
  mails: { to: Mailbox; at: number; link?: boolean }[]
}

export interface Infection {
  machine: Machine
  actor: number
  at: number
  cause: { type: 'mail'; group: string } | { type: 'lateral'; from: Machine }
  program: string
  sessions: Session[]
}

export interface Attack {
  waves: Wave[]
  infections: Infection[]
  /** Rights of the local administrator taken. */
  escalations: { machine: Machine; at: number }[]
  takeover?: { machine: Machine; at: number }
  destinationX?: { host: string; records: number }
  cleared: string[]
  storage: string
}

const address = (session: Session, dice: Dice, constant: string): { method: string; url: string } => {
  const { style, path } = session.habit
  if (style === 'tunnel') return { method: 'CONNECT', url: `${session.host}:443` }
  const post = style === 'post' || (style === 'mixed' && dice.chance(0.35))
  return {
    method: post ? 'POST' : 'GET',
    url: `http://${session.host}${path}?id=${constant}&t=${dice.hex(dice.int(4, 28))}`,
  }
}

const statusOf = (session: Session, dice: Dice): { status: number; denied?: boolean } => {
  if (session.answer === 'ok') return { status: dice.chance(0.985) ? 200 : 0 }
  if (session.answer === 'flaky') return { status: dice.chance(0.7) ? 200 : dice.pick([0, 503]) }
  if (session.answer === 'denied') return { status: 403, denied: true }
  return { status: session.answer === 'silent' ? 0 : 503 }
}

/** The requests of one session: calls at the habit's rhythm while the machine is on, uploads and fetches among them. */
export const requestsOf = (world: World, session: Session): WebRequest[] => {
  const { machine, host, habit } = session
  const dice = world.dice(`session/${machine.hostname}/${host}/${session.from}`)
  const constant = dice.hex(8)
  const uploads = session.upload ? Math.max(3, Math.ceil(session.upload / 1_500_000)) : 0
  const found: WebRequest[] = []
  const awake = (at: number): boolean => {
    const day = world.dayOf(at)
    const span = day && world.powered(machine, day)
    return session.night === true || (span !== undefined && at >= span.on && at <= span.off)
  }
  const push = (at: number, sent: number, received: number, method: string, url: string) => {
    const seat = world.seated(machine, at)
    const { status, denied } = statusOf(session, dice)
    const answered = status !== 0 && !denied
    found.push({
      at,
      node: seat.node,
      client: seat.ip,
      user: habit.agent === 'browser' || dice.chance(0.8) ? { id: seat.user, name: seat.userName } : undefined,
      method,
      url,
      status,
      denied,
      sent,
      received: answered ? received : denied ? 3_800 : 0,
      mime: answered && method !== 'CONNECT' ? 'text/html' : '-',
      agent: habit.agent === 'browser' ? machine.agent : habit.agent,
      referrer: '-',
      server: denied ? '-' : world.hosts.addressOf(host),
    })
  }
  if (session.fetch) {
    push(session.from, 310, session.fetch, 'GET', `http://${host}/img/${dice.hex(6)}.gif`)
    return found
  }
  for (let at = session.from; at < session.to; at += habit.every * 1000 * (1 + habit.jitter * dice.between(-1, 1))) {
    if (!awake(at)) continue
    const { method, url } = address(session, dice, constant)
    const command = dice.chance(habit.commands)
    push(
      at,
      command ? dice.size(1_900, 0.9) : dice.size(330, 0.12),
      command ? dice.size(6_000) : dice.size(520, 0.25),
      method,
      url,
    )
  }
  for (let part = 0; part < uploads; part += 1) {
    const at = session.from + ((session.to - session.from) * (part + dice.next())) / uploads
    if (!awake(at)) continue
    const { url } = address(session, dice, constant)
    const bytes = Math.round(((session.upload ?? 0) / uploads) * dice.between(0.6, 1.4))
    push(at, bytes, dice.size(420, 0.2), habit.style === 'tunnel' ? 'CONNECT' : 'POST', url)
  }
  return found.sort((one, other) => one.at - other.at)
}

/** What the reader of a mail with a link asks the storage service for. */
export const downloadOf = (world: World, infection: Infection, wave: Wave, storage: string): WebRequest[] => {
  if (wave.vector !== 'link' || infection.cause.type !== 'mail') return []
  const seat = world.seated(infection.machine, infection.at)
  const request = (path: string, received: number, seconds: number): WebRequest => ({
    at: infection.at - seconds * 1000,
    node: seat.node,
    client: seat.ip,
    user: { id: seat.user, name: seat.userName },
    method: 'GET',
    url: `http://${storage}${path}`,
    status: 200,
    sent: 560,
    received,
    mime: path.endsWith('.lzh') ? 'application/x-lzh' : 'text/html',
    agent: seat.agent,
    referrer: path.endsWith('.lzh') ? `http://${storage}/d/${wave.sender.account}/` : '-',
    server: world.hosts.addressOf(storage),
  })
  return [
    request(`/d/${wave.sender.account}/`, 9_200, 95),
    request(`/d/${wave.sender.account}/${encodeURIComponent(wave.program)}.lzh`, 214_000, 80),
  ]
}

/** Working hours later in the same span of power, so that what is planned can happen. */
export const within = (world: World, machine: Machine, at: number): boolean => {
  const day = world.dayOf(at)
  const span = day && world.powered(machine, day)
  return span !== undefined && at > span.on + 5 * minute && at < span.off - hour / 2
}
