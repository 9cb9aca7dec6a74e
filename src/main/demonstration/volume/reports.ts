import type { SystemActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import type { EventClass } from '../../../kernel/taxonomy/event-classes.ts'
import { complete, contentInput, form, type ReportContent } from '../../../share/reports/content.ts'
import { later } from '../scene.ts'
import { closedCase } from './cases.ts'
import { followUps, stories, systems } from './phrases.ts'
import type { Random } from './random.ts'
import { type Operator, onDuty } from './staff.ts'
import type { Telling } from './telling.ts'

const relay: SystemActor = { type: 'system', system: 'relay' }

/** How long a receipt may take when nothing else is set (share/timers). */
const receiptWithin = 30

const filled = (text: string, system: string, count: number, hours: number): string => {
  const said = text.replace('{system}', system).replace('{count}', String(count)).replace('{hours}', String(hours))
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const wordsFor = ({ random }: Telling, from: Operator, eventClass: EventClass, at: Date) => {
  const story = random.pick(stories[eventClass])
  const system = random.pick(systems[from.sector])
  const [count, hours] = [1 + random.below(9), 1 + random.below(12)]
  const of = from.language
  const summary = filled(story.said[of], system[of], count, hours)
  const content = complete(
    contentInput.parse({
      summary,
      contact: from.contact,
      reportCase: random.pick(['RC1_LEGAL', 'RC2_SERIOUS', 'RC3_VOLUNTARY']),
      sector: from.sector,
      system: system[of],
      eventClass,
      causes: [...story.causes],
      occurredAt: {
        earliest: later(at, -90).toISOString(),
        latest: later(at, -60).toISOString(),
        zone: 'Asia/Tokyo',
        certainty: 'PROBABLE',
        wording: from.language === 'ja' ? '連絡の1時間ほど前' : 'about an hour before this report',
      },
      serviceDisruption: eventClass === 'EV_A_UNAVAIL' && random.chance(0.5) ? 'YES' : 'NO',
      certainty: 'PROBABLE',
      tlp: 'TLP:AMBER',
    }),
  )
  return { content, title: story.title[of] }
}

interface Sent {
  id: string
  number: string
  from: Operator
  at: Date
}

const addVersion = (
  { scene, ledger, random }: Telling,
  { id, from }: Sent,
  version: { seq: number; kind: 'FIRST' | 'FOLLOW_UP'; content: ReportContent; at: Date },
): void => {
  const { seq, kind, content, at } = version
  const { window } = from
  const subject = { kind: 'report' as const, id }
  const coordinator = onDuty(scene, 'COORD', 'duty', at)
  const ministry = onDuty(scene, from.ministryCode, 'desk', at)
  ledger.add('SENT', window, 'report_version', {
    report_id: id,
    seq,
    kind,
    form,
    content: JSON.stringify(content),
    person_id: window.person,
    post_id: window.post,
    submitted_at: at,
  })
  ledger.note('SENT', window, { at, kind: 'report.submitted', subject, reportId: id, details: { seq, kind } })
  const receipts = [
    { actor: ministry, leg: 1, mode: 'DIRECT' as const, after: 4 + random.below(20) },
    { actor: coordinator, leg: 2, mode: 'COPY' as const, after: 3 + random.below(15) },
  ]
  const relayed = later(at, 1)
  for (const { actor, leg, mode, after } of receipts) {
    const received = later(at, after)
    ledger.add('RELAYED', relay, 'relay_hop', {
      id: random.id(relayed),
      report_id: id,
      seq,
      flow: 'F01',
      leg,
      mode,
      from_id: from.id,
      to_id: actor.organisation,
      sent_at: relayed,
      due_at: later(relayed, receiptWithin),
      acknowledged_at: received,
      acknowledged_by: actor.person,
      acknowledged_post: actor.post,
      ...(leg === 1
        ? {
            forwarded_at: later(received, 12),
            forwarded_by: actor.person,
            forwarded_post: actor.post,
            forward_note: '所管の事業者から聞き取り、内容を確かめました。',
          }
        : {}),
    })
    ledger.add('RECEIVED', actor, 'report_handling', handled(random, id, seq, 'RECEIVED', actor, received))
    ledger.note('RECEIVED', actor, {
      at: received,
      kind: 'report.acknowledged',
      subject,
      reportId: id,
      details: { seq },
    })
    if (leg === 1)
      ledger.note('RECEIVED', actor, {
        at: later(received, 12),
        kind: 'report.forwarded',
        subject,
        reportId: id,
        details: { seq },
      })
  }
  const to = receipts.map(({ actor }) => actor.organisation)
  ledger.note('RELAYED', relay, { at: relayed, kind: 'report.relayed', subject, reportId: id, details: { seq, to } })
  const accepted = later(at, 45 + random.below(60))
  ledger.add('HANDLED', coordinator, 'report_handling', handled(random, id, seq, 'ACCEPTED', coordinator, accepted))
  ledger.note('HANDLED', coordinator, {
    at: accepted,
    kind: 'report.accepted',
    subject,
    reportId: id,
    details: { seq, eventClass: null },
    audit: { seq },
  })
}

const handled = (
  random: Random,
  report: string,
  seq: number,
  state: 'RECEIVED' | 'ACCEPTED',
  { organisation, person, post }: { organisation: string; person: string; post: string },
  at: Date,
) => ({
  id: random.id(at),
  report_id: report,
  seq,
  organisation_id: organisation,
  state,
  event_class: null,
  reason: '',
  person_id: person,
  post_id: post,
  at,
})

const grantOf = (
  random: Random,
  { id, at }: Sent,
  to: { organisation: string } | { system: string },
  reason: string,
  from: Date,
) => ({
  id: random.id(from),
  organisation_id: 'organisation' in to ? to.organisation : null,
  system: 'system' in to ? to.system : null,
  object_kind: 'report',
  object_id: id,
  reason,
  valid_from: from,
  sort_key: at,
})

/** A report on its whole way: sent, relayed, received twice, accepted, followed up; one in three becomes a case. */
export const tellReport = (telling: Telling, from: Operator, eventClass: EventClass, at: Date): void => {
  const { scene, ledger, random, number } = telling
  const sent: Sent = { id: random.id(at), number: number('R'), from, at }
  const { content, title } = wordsFor(telling, from, eventClass, at)
  ledger.add('SENT', from.window, 'access_grant', grantOf(random, sent, { organisation: from.id }, 'own', at))
  ledger.add('SENT', from.window, 'access_grant', grantOf(random, sent, { system: 'relay' }, 'relay', at))
  ledger.add('SENT', from.window, 'report', {
    id: sent.id,
    number: sent.number,
    type: 'REPORT',
    organisation_id: from.id,
    addressee: 'MINISTRY',
    ministry_id: null,
    converted_from: null,
    created_at: at,
  })
  const coordinator = onDuty(scene, 'COORD', 'duty', at)
  for (const [organisation, reason] of [
    [from.ministry, 'routed'],
    [coordinator.organisation, 'copied'],
  ] as const)
    ledger.add('RELAYED', relay, 'access_grant', grantOf(random, sent, { organisation }, reason, later(at, 1)))
  addVersion(telling, sent, { seq: 1, kind: 'FIRST', content, at })
  const days = 1 + random.below(20)
  if (random.chance(0.8)) {
    const said = random.pick(followUps)[from.language]
    const again = new Date(at.getTime() + minutes(days * 24 * 60))
    addVersion(telling, sent, {
      seq: 2,
      kind: 'FOLLOW_UP',
      content: { ...content, summary: said, measuresTaken: said, certainty: 'CONFIRMED' },
      at: again,
    })
  }
  if (random.chance(1 / 3)) closedCase(telling, { report: sent.id, from, content, title, at })
}
