import type { SystemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import { grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { record } from '../timeline/service.ts'
import { dueAt, start } from '../timers/service.ts'
import { hopsOf } from './relay-route.ts'
import { surroundings } from './service.ts'
import * as store from './store.ts'

const relay: SystemActor = { type: 'system', system: 'relay' }

/**
 * Carries one version along its way: hops, grants and notifications in one transaction. Run again after a crash it
 * finds its hops and changes nothing, so that nothing goes out twice.
 */
export const relayReport =
  (world: World) =>
  ({ report, seq }: { report: string; seq: number }): Promise<void> =>
    withActor(world, relay, async tx => {
      const head = await store.readHead(tx, report)
      const version = (await store.readVersions(tx, report)).find(candidate => candidate.seq === seq)
      if (!head || !version) throw new Error(`report ${report} version ${seq} is not granted to the relay`)
      if ((await store.readHops(tx, report)).some(hop => hop.seq === seq)) return
      const now = world.clock.now()
      const around = await surroundings(tx, head.originatorId, now)
      const hops = hopsOf(head.type, around, { to: head.addressee, ministry: head.ministry })
      const receiptDue = await dueAt(tx, 'REPORT_RECEIPT', now)
      const written = await store.insertHops(
        tx,
        hops.map(hop => ({
          ...hop,
          id: newId(now),
          report,
          seq,
          from: head.originatorId,
          sentAt: now,
          dueAt: receiptDue,
        })),
      )
      if (written === 0) return // the same job, run twice at once: the other run was first
      await grant(
        tx,
        ...hops.map(hop => ({
          object: { kind: 'report' as const, id: report },
          to: { organisation: hop.to },
          reason: hop.mode === 'COPY' ? 'copied' : 'routed',
          from: now,
          sortKey: head.createdAt,
        })),
      )
      const subject = { kind: 'report', id: report }
      for (const hop of await store.readHops(tx, report)) {
        if (hop.seq !== seq) continue
        await start(tx, {
          kind: 'REPORT_RECEIPT',
          object: subject,
          subject: hop.id,
          organisations: [hop.toId],
          number: head.number,
          tlp: version.content.tlp,
          starts: now,
          due: receiptDue,
        })
      }
      await record(tx, relay, now, {
        reportId: report,
        subject,
        kind: 'report.relayed',
        details: { seq, to: hops.map(hop => hop.to) },
      })
      await append(tx, relay, now, 'report.relayed', subject, { seq, to: hops.map(hop => hop.to) })
      await notifyDuty(tx, {
        event: `report:${report}:${seq}`,
        organisations: hops.map(hop => hop.to),
        duty: 'RECEIVE',
        kind: seq === 1 ? 'report.received' : 'report.follow_up',
        object: subject,
        number: head.number,
        tlp: version.content.tlp,
        now,
      })
    })
