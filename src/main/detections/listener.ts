import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { BlockList, createServer, isIPv4, type Socket } from 'node:net'
import { readSyslogDetection, takeFrames } from '../../formats/detections/syslog.ts'
import { machineTime } from '../../kernel/clock.ts'
import type { DetectionWay } from '../../kernel/taxonomy/notices.ts'
import type { SyslogSettings } from '../../platform/config/config.ts'
import { type World, withActor, withoutActor } from '../../platform/db/actor.ts'
import { deliver } from '../../share/notices/detections/service.ts'
import { actorOfKey } from '../../trust/identity/keys/service.ts'
import { createQueue } from './queue.ts'

/** Observations that may wait: about 100 MB at their longest, some seconds of a flood. */
const capacity = 50_000
/** At this fill a TCP sender is asked to wait, and goes on when half of it is counted. */
const highWater = 40_000
const inOneDelivery = 5000
const longestMessage = 65_536
const mostConnections = 200
const flushMs = 250
/** What the system keeps of UDP while we are busy, as far as it grants it. */
const receiveBuffer = 8 * 1_048_576

export interface Listener {
  /** Where it listens, both ways. */
  port: number
  /** Counts what waits; resolves when the queue is empty or the database refuses. */
  flush(): Promise<void>
  stop(): Promise<void>
}

const allowedOf = (networks: string): BlockList => {
  const allowed = new BlockList()
  for (const network of networks.split(',')) {
    const [address = '', prefix] = network.trim().split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    allowed.addSubnet(address, Number(prefix ?? (family === 'ipv4' ? 32 : 128)), family)
  }
  return allowed
}

/**
 * Datagrams that the system threw away before we saw them (Linux: the last column of /proc/net/udp). Elsewhere nobody
 * knows, and nothing is said.
 */
const droppedBySystem = (port: number): number => {
  const ours = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return ['/proc/net/udp', '/proc/net/udp6'].filter(existsSync).reduce((sum, table) => {
    const rows = readFileSync(table, 'utf8')
      .split('\n')
      .map(line => line.trim().split(/\s+/))
    return sum + rows.filter(([, local]) => local?.endsWith(ours)).reduce((all, row) => all + Number(row.at(-1)), 0)
  }, 0)
}

/** Who may send: a sensor is not asked for a password, so it is asked where it stands. */
const admits = (allowed: BlockList, address: string | undefined): boolean => {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/, '')
  return plain !== '' && allowed.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
}

/**
 * Listens for syslog of sensors over UDP and TCP (RFC 5424, 3164, 6587) and counts what they say with the rights of an API
 * key. A full queue makes TCP senders wait; what UDP brings then is counted as a gap, which is a finding.
 */
export const startListener = async (
  { host, port, from, key }: SyslogSettings,
  world: World,
  onError: (error: unknown) => void,
  limit: { capacity: number; highWater: number } = { capacity, highWater },
): Promise<Listener> => {
  const queue = createQueue(limit.capacity)
  const allowed = allowedOf(from)
  const sockets = new Set<Socket>()
  const told = { format: 'ANY', segment: '' } as const

  const takeIn = (way: DetectionWay, frame: string, sensor: string): void => {
    const now = world.clock.now()
    const read = readSyslogDetection(frame, { ...told, sensor }, now)
    if (read === 'PASSED') return
    if (typeof read === 'string') queue.miss(way, 'UNREADABLE', frame.slice(0, 500), now)
    else queue.put(way, read, now)
  }

  const count = async (way: DetectionWay): Promise<number> => {
    const taken = queue.take(way, inOneDelivery)
    if (taken.observations.length + taken.missed.length === 0) return 0
    try {
      const held = await withoutActor(world, tx => actorOfKey(tx, key, machineTime(world.clock)))
      if (!held?.scopes.includes('DELIVER_DETECTIONS'))
        throw new Error('the API key of the syslog listener is not valid or lacks the scope DELIVER_DETECTIONS')
      await withActor(world, held.actor, tx => deliver(tx, held.actor, { way, ...taken }, world.clock.now()))
    } catch (error) {
      queue.putBack(way, taken)
      throw error
    }
    return taken.observations.length
  }

  const resume = (): void => {
    if (queue.size() <= limit.highWater / 2) for (const socket of sockets) socket.resume()
  }
  let [bound, known] = [port, 0]
  let flushing: Promise<void> | null = null
  const flush = (): Promise<void> => {
    flushing ??= (async () => {
      const dropped = droppedBySystem(bound)
      const now = world.clock.now()
      if (dropped > known) queue.miss('SYSLOG_UDP', 'FULL', '', now, dropped - known)
      known = dropped
      for (const way of ['SYSLOG_TCP', 'SYSLOG_UDP'] as const) while ((await count(way)) > 0) resume()
      resume()
    })()
      .catch(onError)
      .finally(() => {
        flushing = null
      })
    return flushing
  }

  const udp = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4', recvBufferSize: receiveBuffer })
  udp.on('message', (bytes, sender) => {
    if (admits(allowed, sender.address)) takeIn('SYSLOG_UDP', bytes.toString('utf8'), sender.address)
  })
  udp.on('error', onError)

  const tcp = createServer(socket => {
    if (!admits(allowed, socket.remoteAddress) || queue.isFull() || sockets.size >= mostConnections) {
      socket.destroy()
      return
    }
    sockets.add(socket)
    let [rest, skip] = [Buffer.alloc(0), 0]
    socket.on('data', chunk => {
      const taken = takeFrames(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), longestMessage, skip)
      rest = Buffer.from(taken.rest)
      skip = taken.skip
      for (let i = 0; i < taken.tooLong; i++) queue.miss('SYSLOG_TCP', 'TOO_LONG', '', world.clock.now())
      for (const frame of taken.frames) takeIn('SYSLOG_TCP', frame, socket.remoteAddress ?? '')
      if (queue.size() >= limit.highWater) socket.pause()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  tcp.on('error', onError)
  tcp.listen(port, host)
  await once(tcp, 'listening')
  const address = tcp.address()
  bound = typeof address === 'object' && address ? address.port : port
  udp.bind(bound, host)
  await once(udp, 'listening')
  const timer = setInterval(flush, flushMs)
  return {
    port: bound,
    flush,
    stop: async () => {
      clearInterval(timer)
      udp.close()
      for (const socket of sockets) socket.destroy()
      tcp.close()
      await flushing
      await flush()
    },
  }
}
