import type { Audience } from '../../kernel/audience.ts'
import { type DraftInput, draftInput } from '../../share/advisories/content.ts'
import type { Assessment } from '../../share/advisories/delivery/model.ts'
import * as deliveries from '../../share/advisories/delivery/service.ts'
import { release as releaseAdvisory } from '../../share/advisories/release.ts'
import * as advisories from '../../share/advisories/service.ts'
import * as consents from '../../trust/consent/service.ts'
import { later, type Player, type Scene } from './scene.ts'
import type { Kept } from './steps.ts'

/** A draft as its author begins it; what gives the victim away is struck by the proposal. */
export type ToldDraft = Omit<DraftInput, 'others' | 'audience'> & {
  others: Omit<DraftInput['others'], 'removals'>
  audience: Pick<Audience, 'kinds' | 'sectors'>
}

const inputOf = ({ others, audience, ...told }: ToldDraft, removals: DraftInput['others']['removals']): DraftInput =>
  draftInput.parse({ ...told, others: { ...others, removals }, audience: { ...audience, organisations: [] } })

/** Drafts, has the passages proposed that give the victim away, and saves the second revision without them. */
export const draft = async (
  scene: Scene,
  at: Date,
  player: Player,
  from: Kept | null,
  told: ToldDraft,
): Promise<Kept> => {
  const begun = await scene.act(at, player, (tx, actor, now) =>
    advisories.draft(tx, actor, { case: from?.id ?? null, content: inputOf(told, []) }, now),
  )
  if (from) await save(scene, later(at, 6), player, begun, told)
  return begun
}

/** Saves a further revision of a draft, anonymised anew. */
export const save = (scene: Scene, at: Date, player: Player, { id }: Kept, told: ToldDraft): Promise<void> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { version } = await advisories.mustFind(tx, id)
    const { removals } = await advisories.proposal(tx, actor, id, told.others.source, {})
    const strikes = removals.map(({ kind, start, end, replacement }) => ({ kind, start, end, replacement }))
    await advisories.save(tx, actor, id, { version, content: inputOf(told, strikes) }, now)
  })

export const askConsent = (scene: Scene, at: Date, player: Player, { id }: Kept): Promise<{ id: string }> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { version } = await advisories.mustFind(tx, id)
    return advisories.askConsent(tx, actor, id, version, now)
  })

/** The originator agrees to what it was asked, or to less of it under its conditions. */
export const consent = (
  scene: Scene,
  at: Date,
  player: Player,
  { id }: { id: string },
  condition?: { audience: Pick<Audience, 'kinds' | 'sectors'>; conditions: string },
): Promise<void> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { tlp, audience } = await consents.read(tx, id)
    const answer = condition
      ? {
          verdict: 'CONDITIONAL' as const,
          tlp,
          audience: { ...condition.audience, organisations: [] },
          conditions: condition.conditions,
        }
      : { verdict: 'GRANTED' as const, tlp, audience, conditions: '' }
    await consents.answer(tx, actor, id, answer, now)
  })

export const requestReview = (scene: Scene, at: Date, player: Player, { id }: Kept): Promise<void> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { version } = await advisories.mustFind(tx, id)
    await advisories.requestReview(tx, actor, id, version, now)
  })

export const giveBack = (scene: Scene, at: Date, player: Player, { id }: Kept, reason: string): Promise<void> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { version } = await advisories.mustFind(tx, id)
    await advisories.giveBack(tx, actor, id, { version, reason }, now)
  })

/** A second person releases. @returns the edition for the others, and the victim's own */
export const release = (
  scene: Scene,
  at: Date,
  player: Player,
  { id, number }: Kept,
): Promise<Kept & { victim: Kept | undefined }> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { version } = await advisories.mustFind(tx, id)
    const { editions } = await releaseAdvisory(tx, actor, id, version, now)
    const others = editions.find(({ face }) => face === 'OTHERS')
    if (!others) throw new Error(`${number} has no edition for others`)
    return { ...others, victim: editions.find(({ face }) => face === 'VICTIM') }
  })

/** How a recipient answered: minutes after the release, and what it found and did. */
export interface ToldAnswer {
  by: Player
  after: number
  /** Only opened, and no “I have it”. */
  openedOnly?: true
  found?: Assessment
  count?: number
  action?: string
}

/** Opens, acknowledges, checks half an hour later and acts an hour after that, as far as the answer goes. */
const answerOne = async (scene: Scene, at: Date, edition: string, told: ToldAnswer): Promise<void> => {
  await scene.act(at, told.by, async (tx, actor, now) => {
    await deliveries.open(tx, actor, edition, now)
    if (!told.openedOnly) await deliveries.acknowledge(tx, actor, edition, now)
  })
  const { found, count = null, action } = told
  if (!found) return
  await scene.act(later(at, 30), told.by, (tx, actor, now) =>
    deliveries.assess(tx, actor, edition, { assessment: found, affectedCount: count }, now),
  )
  if (!action) return
  await scene.act(later(at, 90), told.by, (tx, actor, now) =>
    deliveries.act(tx, actor, edition, { action, actedAt: now }, now),
  )
}

/** In the order of the tiers: those below receive it when the one above has acknowledged. */
export const answer = async (
  scene: Scene,
  released: Date,
  { id }: Kept,
  answers: readonly ToldAnswer[],
): Promise<void> => {
  for (const told of answers) await answerOne(scene, later(released, told.after), id, told)
}
