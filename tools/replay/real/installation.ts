import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { scenarioClock, systemClock } from '../../../src/kernel/clock.ts'
import { emptyQueues } from '../../../src/main/demonstration/owner.ts'
import { enterParties } from '../../../src/main/demonstration/pension/story.ts'
import { openScene, organisationId, type Player, playerOf } from '../../../src/main/demonstration/scene.ts'
import { registerAllPolicies } from '../../../src/main/policies.ts'
import { migrateDatabase } from '../../../src/main/server.ts'
import { withoutActor } from '../../../src/platform/db/actor.ts'
import { openDatabase } from '../../../src/platform/db/database.ts'
import { openClock } from '../../../src/share/scenario/service.ts'
import { enterAs } from '../../../src/trust/identity/sign-in/service.ts'
import { freePort } from '../../../test/server-process.ts'
import { hour } from '../../evidence/calendar.ts'
import { begin } from './process.ts'

/** Whoever acts in the run with real processes, each with a session of their own. */
const players = ['COORD.duty', 'COORD.head', 'NBA.window', 'NBA.officer'] as const satisfies readonly Player[]
export type Acting = (typeof players)[number]

export interface Installation {
  url: string
  /** Organisation id of the body. */
  body: string
  /** The reply, or an error with what the server said. */
  ask<Reply>(player: Acting, method: string, path: string, body?: unknown): Promise<Reply>
  /** Scenario time stands at this instant until it is moved again. */
  moveTo(at: number): Promise<void>
  stop(): Promise<void>
}

/** Database, parties and people of 2015 in a new folder on scenario time; sessions for those who act. */
const found = async (folder: string, start: number) => {
  const database = await openDatabase({ data: folder, databaseUrl: undefined })
  try {
    await migrateDatabase(database)
    await openClock(database.kysely, { kind: 'REPLAY', at: new Date(start), speed: 1 })
    registerAllPolicies()
    const scene = openScene(database)
    await enterParties(scene)
    await emptyQueues(database)
    const world = { kysely: database.kysely, clock: scenarioClock(new Date(start)) }
    const cookies = new Map<Acting, string>()
    for (const player of players) {
      const session = await withoutActor(world, tx => enterAs(tx, playerOf(scene, player).post, systemClock.now()))
      cookies.set(player, `noroshi=${session}`)
    }
    return { cookies, body: organisationId(scene, 'NBA') }
  } finally {
    await database.close()
  }
}

/** A real server in a process of its own, over a database in `folder`. */
export const install = async (folder: string, start: number): Promise<Installation> => {
  const { cookies, body: organisation } = await found(folder, start)
  const port = await freePort()
  const server = begin(['serve'], { NOROSHI_DATA: folder, NOROSHI_PORT: String(port) })
  const url = `http://127.0.0.1:${port}`
  while (!/Open.*: http/.test(server.output())) {
    if ((await Promise.race([server.ended, pause(100, -1)])) !== -1)
      throw new Error(`the server ended:\n${server.output()}`)
  }
  const ask: Installation['ask'] = async (player, method, path, body) => {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        cookie: cookies.get(player) ?? '',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    if (!reply.ok) {
      const log = reply.status >= 500 ? `\n${server.output().slice(-2000)}` : ''
      throw new Error(`${method} ${path} as ${player}: ${reply.status} ${text}${log}`)
    }
    return text === '' ? null : JSON.parse(text)
  }
  const moveTo = async (at: number): Promise<void> => {
    await ask('COORD.head', 'PUT', '/scenario', { at: new Date(at).toISOString(), paused: true })
  }
  try {
    await moveTo(start + hour) // the clock ran while the server started
  } catch (error) {
    await server.stop()
    throw error
  }
  return { url, body: organisation, ask, moveTo, stop: server.stop }
}

export interface AgentRun {
  code: number
  seconds: number
  output: string
}

export interface Agent {
  /** One round: fetch what is asked, sweep the logs, sign, send. */
  round(at: number): Promise<AgentRun>
}

/** The body's agent with an API key and a registered signing key; every round is a process. */
export const equip = async (
  installation: Installation,
  folder: string,
  logs: string,
  start: number,
): Promise<Agent> => {
  const lastDay = new Date(systemClock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
  const issued = await installation.ask<{ key: string }>('NBA.window', 'POST', '/me/keys', {
    label: '痕跡点検',
    scopes: ['ANSWER_SWEEPS'],
    lastDay,
  })
  const keyFile = join(folder, 'api-key')
  writeFileSync(keyFile, issued.key, { mode: 0o600 })
  const round = async (at: number): Promise<AgentRun> => {
    const began = performance.now()
    // Scenario time stands while the agent works: its clock is set back by what one round takes.
    const ahead = Math.round((at - systemClock.now().getTime()) / 1000) - 20
    const words = ['--hub', installation.url, '--key', keyFile, '--state', join(folder, 'agent'), '--logs', logs]
    const child = begin(['sweep', ...words, '--once', '--lang', 'en', `--clock-ahead=${ahead}`, '--memory', '1GB'])
    const code = await child.ended
    return { code, seconds: (performance.now() - began) / 1000, output: child.output() }
  }
  const first = await round(start)
  const publicKey = /^public key (\S{44})$/m.exec(first.output)?.[1]
  if (!publicKey) throw new Error(`the agent made no key:\n${first.output}`)
  await installation.ask('NBA.officer', 'POST', '/sweep-agents', { name: '点検機', publicKey })
  return { round }
}
