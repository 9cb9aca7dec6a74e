import { type KnownTime, readTime } from '../../kernel/known-time.ts'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import type { MeasureState } from '../../kernel/taxonomy/measures.ts'
import type { ReportKind } from '../../kernel/taxonomy/report-versions.ts'
import * as cases from '../../share/cases/service.ts'
import { type ContentInput, complete, contentInput } from '../../share/reports/content.ts'
import { relayReport } from '../../share/reports/jobs.ts'
import * as reports from '../../share/reports/service.ts'
import { say } from '../../share/threads/service.ts'
import { contactOf, later, organisationId, type Player, type Scene } from './scene.ts'

/** What an act left behind, for the acts that follow. */
export interface Kept {
  id: string
  number: string
}

/** A report as the demonstration writes it: times in words, read when it is sent; who sends it answers the telephone. */
export type Told = Omit<ContentInput, 'contact' | 'occurredAt' | 'recognisedAt' | 'recoveredAt'> & {
  phone?: string
  occurred?: string
  recognised?: string
  recovered?: string
}

/** Reads the words; what is still going on when they are said does not end later than that. */
export const timeOf = (wording: string, now: Date): KnownTime => {
  const read = readTime(wording, now)
  return read.latest
    ? { ...read, latest: new Date(Math.min(Date.parse(read.latest), now.getTime())).toISOString() }
    : read
}

const contentOf = (
  scene: Scene,
  player: Player,
  { occurred, recognised, recovered, phone, ...told }: Told,
  now: Date,
) => {
  const contact = contactOf(scene, player)
  return complete(
    contentInput.parse({
      ...told,
      contact: phone ? { ...contact, phone } : contact,
      ...(occurred ? { occurredAt: timeOf(occurred, now) } : {}),
      ...(recognised ? { recognisedAt: timeOf(recognised, now) } : {}),
      ...(recovered ? { recoveredAt: timeOf(recovered, now) } : {}),
    }),
  )
}

const relay = (scene: Scene, report: string, seq: number, at: Date): Promise<void> => {
  scene.moveTo(new Date(at.getTime() + 1000))
  return relayReport(scene.world)({ report, seq })
}

const send = async (
  scene: Scene,
  at: Date,
  player: Player,
  told: Told,
  way: Pick<reports.Submission, 'type' | 'to' | 'convertedFrom'>,
): Promise<Kept> => {
  const kept = await scene.act(at, player, (tx, actor, now) =>
    reports.submit(tx, actor, { ...way, content: contentOf(scene, player, told, now), ministry: null }, now),
  )
  await relay(scene, kept.id, 1, at)
  return kept
}

export const report = (scene: Scene, at: Date, player: Player, told: Told, consultation?: Kept): Promise<Kept> =>
  send(scene, at, player, told, { type: 'REPORT', to: 'MINISTRY', convertedFrom: consultation?.id ?? null })

export const consult = (scene: Scene, at: Date, player: Player, to: 'MINISTRY' | 'COORD', told: Told): Promise<Kept> =>
  send(scene, at, player, told, { type: 'CONSULTATION', to, convertedFrom: null })

/** Sends a further version; what is not told again stays as it was. */
export const followUp = async (
  scene: Scene,
  at: Date,
  player: Player,
  { id }: Kept,
  kind: ReportKind,
  told: Partial<Told>,
): Promise<void> => {
  const { seq } = await scene.act(at, player, async (tx, actor, now) => {
    const last = (await reports.versionsOf(tx, id)).at(-1)
    if (!last) throw new Error(`report ${id} has no version`)
    const next = contentOf(scene, player, { summary: last.content.summary, ...told }, now)
    const said = Object.keys(next).filter(field => next.fieldCertainty[field] !== 'NOT_GIVEN')
    const content = {
      ...last.content,
      ...Object.fromEntries(said.map(field => [field, next[field as keyof typeof next]])),
      tlp: told.tlp ?? last.content.tlp,
      certainty: told.certainty ?? last.content.certainty,
      fieldCertainty: Object.fromEntries(
        Object.entries(last.content.fieldCertainty).filter(([field]) => !said.includes(field)),
      ),
    }
    return reports.followUp(tx, actor, id, { kind, content, after: last.seq }, now)
  })
  await relay(scene, id, seq, at)
}

export const acknowledge = (scene: Scene, at: Date, player: Player, { id }: Kept, seq = 1): Promise<void> =>
  scene.act(at, player, (tx, actor, now) => reports.acknowledge(tx, actor, id, seq, now))

/** The ministry receives and passes on what it thinks of it. */
export const forward = (scene: Scene, at: Date, player: Player, { id }: Kept, note: string, seq = 1): Promise<void> =>
  scene.act(at, player, async (tx, actor, now) => {
    await reports.acknowledge(tx, actor, id, seq, now)
    await reports.forward(tx, actor, id, seq, note, now)
  })

export const handle = (
  scene: Scene,
  at: Date,
  player: Player,
  { id }: Kept,
  outcome: { state: 'ACCEPTED' | 'RETURNED' | 'RECLASSIFIED'; eventClass?: string; reason?: string },
  seq = 1,
): Promise<void> =>
  scene.act(at, player, (tx, actor, now) =>
    reports.handle(
      tx,
      actor,
      id,
      seq,
      { state: outcome.state, eventClass: outcome.eventClass ?? null, reason: outcome.reason ?? '' },
      now,
    ),
  )

export const openCase = (
  scene: Scene,
  at: Date,
  player: Player,
  from: Kept,
  opening: Omit<cases.Opening, 'report'>,
): Promise<Kept> =>
  scene.act(at, player, (tx, actor, now) => cases.open(tx, actor, { report: from.id, ...opening }, now))

/** Moves through several states, ten minutes apart or as far apart as `every` says. */
export const move = async (
  scene: Scene,
  at: Date,
  player: Player,
  { id }: Kept,
  states: readonly (readonly [to: CaseState, reason: string])[],
  every = 10,
): Promise<void> => {
  for (const [index, [to, reason]] of states.entries()) {
    await scene.act(later(at, index * every), player, async (tx, actor, now) => {
      const { version } = await cases.head(tx, id)
      await cases.move(tx, actor, id, version, { to, reason }, now)
    })
  }
}

export const change = (
  scene: Scene,
  at: Date,
  player: Player,
  { id }: Kept,
  fields: Parameters<typeof cases.change>[4],
): Promise<number> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { version } = await cases.head(tx, id)
    return cases.change(tx, actor, id, version, fields, now)
  })

export interface ToldMeasure {
  text: string
  owner: string
  ownerName: string
  dueOn?: string
  state?: MeasureState
  evidence?: string
  reason?: string
  preventsRecurrence?: boolean
}

/** Adds a measure and, where it is not only planned, says how far it is. */
export const measure = (scene: Scene, at: Date, player: Player, { id }: Kept, told: ToldMeasure): Promise<void> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { text, ownerName, dueOn = null, preventsRecurrence = false } = told
    const ownerOrganisation = organisationId(scene, told.owner)
    const added = await cases.addMeasure(
      tx,
      actor,
      id,
      { text, ownerOrganisation, ownerName, dueOn, preventsRecurrence },
      now,
    )
    if (!told.state || told.state === 'PLANNED') return
    const { state, evidence = '', reason: droppedReason = '' } = told
    await cases.changeMeasure(tx, actor, id, added.id, 1, { state, evidence, droppedReason, ownerName, dueOn }, now)
  })

/** A question, or the answer to one, on a report or case. */
export const speak = (
  scene: Scene,
  at: Date,
  player: Player,
  subject: Kept & { kind: 'report' | 'case' },
  body: string,
  answers?: { id: string },
): Promise<{ id: string }> =>
  scene.act(at, player, async (tx, actor, now) => {
    const { kind, id } = subject
    const about = await (kind === 'case' ? cases : reports).subjectOf(tx, id)
    return say(tx, actor, about, { body, answers: answers?.id ?? null }, now)
  })
