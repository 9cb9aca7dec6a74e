import { minutes } from '../../../kernel/clock.ts'
import type { CaseState } from '../../../kernel/taxonomy/case-states.ts'
import { attackerNotExcluded } from '../../../kernel/taxonomy/cause-classes.ts'
import type { ReportContent } from '../../../share/reports/content.ts'
import { later } from '../scene.ts'
import { lessons, measures } from './phrases.ts'
import { type Operator, onDuty } from './staff.ts'
import type { Telling } from './telling.ts'

interface Opened {
  report: string
  from: Operator
  content: ReportContent
  title: string
  at: Date
}

const attackWay = ['CONTAINING', 'CONTAINED', 'ERADICATED', 'RECOVERED', 'FOLLOW_UP', 'CLOSED'] as const
const faultWay = ['RESTORING', 'RECOVERED', 'FOLLOW_UP', 'CLOSED'] as const

const day = minutes(24 * 60)

/** A case from its opening to its closure, with everything that a closure asks for. */
export const closedCase = (telling: Telling, { report, from, content, title, at }: Opened): void => {
  const { scene, ledger, random, number } = telling
  const id = random.id(at)
  const attack = attackerNotExcluded(content.causes)
  const omen = content.eventClass === 'EV_OMEN'
  const opened = later(at, 120)
  const coordinator = onDuty(scene, 'COORD', 'second', opened)
  const parties = [coordinator.organisation, from.id, from.ministry]
  const subject = { kind: 'case' as const, id }
  const note = (happened: Omit<Parameters<typeof ledger.note>[2], 'subject' | 'caseId'>) =>
    ledger.note('HANDLED', coordinator, { ...happened, subject, caseId: id })
  for (const organisation of parties)
    ledger.add('HANDLED', coordinator, 'access_grant', {
      id: random.id(opened),
      organisation_id: organisation,
      system: null,
      object_kind: 'case',
      object_id: id,
      reason: organisation === coordinator.organisation ? 'own' : 'party',
      valid_from: opened,
      sort_key: opened,
    })
  const first: CaseState = omen ? 'OMEN' : 'CONFIRMED'
  const way: readonly CaseState[] = omen ? ['FOLLOW_UP', 'CLOSED'] : attack ? attackWay : faultWay
  const path = omen ? 'UNDECIDED' : attack ? 'ATTACK' : 'FAULT'
  const moments = way.map((_, index) => new Date(opened.getTime() + day * (1 + index * (2 + random.below(5)))))
  const closed = moments.at(-1) ?? opened
  const caseNumber = number('C')
  const lesson = random.pick(lessons)[from.language]
  ledger.add('HANDLED', coordinator, 'case_file', {
    id,
    number: caseNumber,
    title,
    state: 'CLOSED',
    path,
    originator_id: from.id,
    owner_id: coordinator.person,
    tlp: content.tlp,
    cause_classes: [...content.causes],
    cause_unknown_reason: content.causes.includes('CA_OTH_UNKNOWN') ? '記録が残っておらず、特定できない。' : '',
    lessons: lesson,
    containment_evidence: attack ? '点検の対象の機器すべてで、同じ通信がないことを記録で確かめた。' : '',
    opened_at: opened,
    closed_at: closed,
    version: way.length + 2,
  })
  ledger.add('HANDLED', coordinator, 'case_report', {
    case_id: id,
    report_id: report,
    person_id: coordinator.person,
    at: opened,
  })
  note({
    at: opened,
    kind: 'case.opened',
    reportId: report,
    details: { number: caseNumber, state: first },
    audit: { report },
  })
  const measure = random.id(opened)
  ledger.add('HANDLED', coordinator, 'measure', {
    id: measure,
    case_id: id,
    text: random.pick(measures)[from.language],
    owner_organisation_id: from.id,
    owner_name: from.contact.name,
    state: 'DONE',
    evidence: '実施の記録を受領',
    prevents_recurrence: true,
    created_at: later(opened, 10),
    version: 2,
  })
  note({ at: later(opened, 10), kind: 'measure.added', details: { measure } })
  note({ at: later(closed, -60), kind: 'measure.changed', details: { measure, state: 'DONE' } })
  note({ at: later(closed, -50), kind: 'case.changed', details: { fields: ['lessons', 'containmentEvidence'] } })
  for (const [index, to] of [first, ...way].entries()) {
    const when = moments[index - 1] ?? opened
    const before = index === 0 ? null : ([first, ...way][index - 1] ?? null)
    ledger.add('HANDLED', coordinator, 'case_transition', {
      id: random.id(when),
      case_id: id,
      from_state: before,
      to_state: to,
      reason: '',
      person_id: coordinator.person,
      post_id: coordinator.post,
      at: when,
    })
    if (before) note({ at: when, kind: 'case.moved', details: { from: before, to } })
  }
}
