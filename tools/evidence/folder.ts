import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Attack, downloadOf, requestsOf } from './attack.ts'
import { dayAfter, minute, stamp } from './calendar.ts'
import { DailyWeb } from './daily-web.ts'
import { caseOf, forensicsOf, noticesOf } from './documents.ts'
import { type EndpointLogs, endpointLogs, serverLogs } from './event-logs.ts'
import { jsonlOf, xmlOf } from './events.ts'
import { mailsOf } from './mails.ts'
import { networkOf } from './network.ts'
import type { Machine } from './organisation.ts'
import { pensionAttack } from './pension-attack.ts'
import type { Plan } from './plan.ts'
import { proxyFile } from './proxy-log.ts'
import { randomAttack } from './random-attack.ts'
import type { WebRequest } from './request.ts'
import { type Sent, type Truth, truthOf } from './truth.ts'
import { type World, worldOf } from './world.ts'

const none: Attack = { waves: [], infections: [], escalations: [], cleared: [], storage: 'dl.shomotsu-cloud.example' }
const attackOf = (world: World): Attack =>
  world.plan.attack === 'none'
    ? none
    : world.plan.attack === 'pension'
      ? pensionAttack(world)
      : randomAttack(world, world.plan.attack.actors)

/** The machine that was attacked first is replaced four days later, or any machine where there is no attack. */
const replaceOne = (world: World, attack: Attack): void => {
  if (!world.plan.replacement) return
  const first = attack.infections[0]
  const old = first?.machine ?? world.organisation.terminals[5]
  const day = first && world.dayOf(first.at)
  const date = dayAfter(day?.date ?? world.plan.from, 4)
  if (!old || date >= (world.days.at(-1)?.date ?? '')) return
  const machine: Machine = {
    ...old,
    asset: `S${old.asset.slice(1)}`,
    ip: old.ip.replace(/\.\d+\.\d+$/, '.250.60'),
    purchased: date,
    deployed: date,
  }
  old.replacedBy = machine.asset
  world.organisation.replacement = { old, machine, date }
}

const terminalsCsv = (world: World): string => {
  const { terminals, business, replacement } = world.organisation
  const rows = [...terminals, ...(replacement ? [replacement.machine] : []), ...business].map(one =>
    [
      one.asset,
      one.hostname,
      one.ip,
      one.site,
      one.department,
      one.user,
      one.userName,
      one.segment,
      one.purchased,
      one.deployed ?? '',
      one.replacedBy ?? '',
    ].join(','),
  )
  return `\ufeffasset_id,hostname,ip,site,department,user,user_name,segment,purchase_date,deployed_date,replaced_by\r\n${rows.join('\r\n')}\r\n`
}

const mailboxesCsv = (world: World): string =>
  `\ufeffaddress,public,owner,terminal\r\n${world.organisation.mailboxes.map(box => `${box.address},${box.public ? 'yes' : 'no'},${box.owner},${box.terminal}`).join('\r\n')}\r\n`

interface Hole {
  from: number
  to: number
  node?: number
}

/**
 * Writes a folder as the evidence format describes it, and beside it (not inside) what is true about it.
 * @param only `proxy`: no mails and no event logs, which would take longer to write than to measure
 * @returns the truth, and how many proxy lines were written
 */
export const writeFolder = (plan: Plan, folder: string, only?: 'proxy'): { truth: Truth; lines: number } => {
  const world = worldOf(plan)
  const attack = attackOf(world)
  replaceOne(world, attack)
  const put = (path: string, content: string | Buffer) => {
    const whole = join(folder, path)
    mkdirSync(dirname(whole), { recursive: true })
    writeFileSync(whole, content)
  }
  const json = (path: string, content: unknown) => put(path, `${JSON.stringify(content, null, 1)}\n`)

  const holes: Hole[] = plan.gaps.map(({ from, minutes, node }) => ({
    from: world.at(from),
    to: world.at(from) + minutes * minute,
    node,
  }))
  const kept = (request: WebRequest) =>
    request.at >= world.from &&
    request.at < world.to &&
    !holes.some(
      hole =>
        request.at >= hole.from && request.at < hole.to && (hole.node === undefined || hole.node === request.node),
    )
  const sent: Sent[] = attack.infections.flatMap(infection =>
    infection.sessions.flatMap(session =>
      requestsOf(world, session)
        .filter(kept)
        .map(request => ({ infection, host: session.host, request })),
    ),
  )
  const downloads = attack.infections.flatMap(infection => {
    const { cause } = infection
    const wave = cause.type === 'mail' ? attack.waves.find(one => one.group === cause.group) : undefined
    return wave ? downloadOf(world, infection, wave, attack.storage) : []
  })
  const extra = [...sent.map(({ request }) => request), ...downloads.filter(kept)]
  const web = new DailyWeb(world)
  let lines = 0
  for (const day of world.days) {
    const today = [...web.day(day).filter(kept), ...extra].filter(({ at }) => at >= day.start && at < day.end)
    today.sort((one, other) => one.at - other.at)
    for (let node = 0; node < plan.proxies; node += 1) {
      const { name, bytes } = proxyFile(
        plan,
        day.date,
        today.filter(request => request.node === node),
      )
      put(`proxy/proxy0${node + 1}/${name}${plan.compressed ? '.gz' : ''}`, plan.compressed ? gzipSync(bytes) : bytes)
    }
    lines += today.length
  }
  const mails = only ? [] : mailsOf(world, attack)
  for (const mail of mails) put(`mail/${mail.file}`, mail.bytes)
  const server = only ? undefined : serverLogs(world)
  if (server) json('eventlog/dc/log-settings.json', server.settings)
  for (const { date, events } of server?.days ?? []) {
    put(`eventlog/dc/dc01_security_${date}.xml`, xmlOf(events))
    put(`eventlog/dc/dc01_security_${date}.jsonl`, jsonlOf(events))
  }
  const endpoints: EndpointLogs = only ? { logs: [], shown: new Set(), rollouts: [] } : endpointLogs(world, attack)
  for (const { machine, events } of endpoints.logs) {
    put(`eventlog/endpoints/${machine.hostname}_${machine.asset}.xml`, xmlOf(events))
    put(`eventlog/endpoints/${machine.hostname}_${machine.asset}.jsonl`, jsonlOf(events))
  }
  const forensic = forensicsOf(world, attack)
  for (const report of forensic.reports) json(`forensic/${report.hostname}_${report.assetId}.json`, report)
  const network = networkOf(world)
  json('network/topology.json', network.topology)
  json('network/rules.json', network.rules)
  put('network/fw3-sessions.csv', network.sessions)
  json('notices/notices.json', noticesOf(world, attack))
  put('inventory/terminals.csv', terminalsCsv(world))
  put('inventory/mailboxes.csv', mailboxesCsv(world))
  put('proxy/FORMAT.md', `# proxy\n\n${plan.format}\n`)
  json('case.json', caseOf(world, endpoints.rollouts))
  const gaps = holes.map(({ from, to, node }) => ({
    source: node === undefined || plan.proxies === 1 ? 'proxy' : `proxy0${node + 1}`,
    from: stamp(plan.zone, from),
    to: stamp(plan.zone, to),
    partial: node !== undefined && plan.proxies > 1,
  }))
  const shown = new Set([...endpoints.shown, ...forensic.shown])
  return { truth: truthOf(world, attack, { sent, mails, shown, gaps, topology: network.verdicts }), lines }
}
