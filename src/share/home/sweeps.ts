import { hasDuty } from '../../kernel/actor.ts'
import { sweepsWaiting } from '../sweeps/service.ts'
import { loop, type Source } from './source.ts'

/**
 * what is asked of the own logs and not answered, hits of the own that are not isolated; and for whoever asked, who
 * is silent past the time and whose hits are loose. It stands until all of it is answered, whatever a sensor says.
 */
export const sweeps: Source = async (tx, actor, now) =>
  (await sweepsWaiting(tx, actor)).flatMap(({ id, number, title, issuedAt, dueAt, own, summary }) => {
    const subject = { kind: 'sweep' as const, id, number }
    const line = { title, due: dueAt, since: issuedAt }
    const loose = (count: number) => loop('SWEEP_HIT', subject, { title, due: null, since: issuedAt, count })
    return [
      ...(own && own.answered < own.live && hasDuty(actor, 'RECEIVE') ? [loop('SWEEP', subject, line)] : []),
      ...(own && own.loose > 0 && hasDuty(actor, 'RECEIVE') ? [loose(own.loose)] : []),
      ...(summary && summary.silent > 0 && dueAt < now
        ? [loop('SWEEP_SILENT', subject, { ...line, count: summary.silent })]
        : []),
      ...(summary && summary.notIsolated > 0 ? [loose(summary.notIsolated)] : []),
    ]
  })
