import { type KnownTime, readTime } from '../../kernel/known-time.ts'
import type { Observation } from '../../kernel/observation.ts'
import { board, deliver } from '../../share/notices/detections/service.ts'
import * as notices from '../../share/notices/service.ts'
import { organisationId, type Player, type Scene } from './scene.ts'
import type { Kept } from './steps.ts'

/** What a sensor says, as the demonstration writes it. */
export type Seen = Pick<Observation, 'signature' | 'src' | 'dst' | 'seenAt' | 'lastAt' | 'count' | 'severity'> &
  Partial<Observation>

/** Sensors deliver. @returns the detections, in the order in which they were told */
export const detect = (scene: Scene, at: Date, player: Player, seen: readonly Seen[]): Promise<string[]> =>
  scene.act(at, player, async (tx, actor, now) => {
    const observations = seen.map(
      (one): Observation => ({
        ...{ sensor: 'sensor-1', segment: '', category: '', srcPort: null, dstPort: 443, dstName: '', protocol: 'TLS' },
        ...{ place: '', bytes: 0, sample: '' },
        ...one,
      }),
    )
    await deliver(tx, actor, { way: 'API', observations, missed: [] }, now)
    const { detections } = await board(
      tx,
      actor,
      { judged: false, severity: null, words: '' },
      { after: null, limit: 200 },
      now,
    )
    return seen.map(({ signature, src, dst }) => {
      const found = detections.find(one => one.signature === signature && one.src === src && one.dst === dst)
      if (!found) throw new Error(`the sensor has not seen ${signature}`)
      return found.id
    })
  })

/** When it happened, in the words of those who tell it; null for the moment of the act. */
const toldAt = (when: string | undefined, now: Date): KnownTime | null =>
  when ? { ...readTime(when, now), certainty: 'CONFIRMED' } : null

export interface ToldNotice {
  detections: readonly string[]
  to: string
  place?: string
  /** The case that it joins; without it, a new one of this title. */
  case?: Kept
  title?: string
  words: string
  when?: string
  traces?: readonly string[]
}

/** A numbered notice to the window of a ministry, with the case that it opens or joins. */
export const give = (scene: Scene, at: Date, player: Player, told: ToldNotice): Promise<notices.GivenNotice> =>
  scene.act(at, player, (tx, actor, now) =>
    notices.give(
      tx,
      actor,
      {
        detections: told.detections,
        to: organisationId(scene, told.to),
        place: told.place ? organisationId(scene, told.place) : null,
        case: told.case?.id ?? null,
        title: told.title ?? '不審な通信の検知',
        words: told.words,
        language: 'ja',
        tlp: 'TLP:AMBER',
        traces: (told.traces ?? []).map(value => ({ kind: 'IPV4', value })),
        told: toldAt(told.when, now),
      },
      now,
    ),
  )

/** One act on a notice as it stands; the times of those who act are told in words. */
export const onNotice = (
  scene: Scene,
  at: Date,
  player: Player,
  { id }: { id: string },
  { act, when, ...details }: Partial<notices.ActDetails> & { act: notices.NewAct['act']; when?: string },
): Promise<{ id: string; version: number; entry: string }> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { version } = await notices.read(tx, actor, id, now)
    const doing = { act, details: { words: '', ...details }, happened: toldAt(when, now), language: 'ja' as const }
    return notices.act(tx, actor, id, version, doing, now)
  })
