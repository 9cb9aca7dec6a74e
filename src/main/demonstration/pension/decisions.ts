import { readTime } from '../../../kernel/known-time.ts'
import * as directives from '../../../share/decisions/directives/service.ts'
import * as outward from '../../../share/decisions/outward/service.ts'
import * as serious from '../../../share/decisions/serious/service.ts'
import { japan, organisationId, type Scene } from '../scene.ts'
import type { Kept } from '../steps.ts'

const duty = 'COORD.duty'
const language = 'ja' as const

/** 29 May: that the body had consulted the police on the 19th, ten days earlier (DOMAIN §5.5). */
export const tellOfPolice = (scene: Scene, { id }: Kept): Promise<{ id: string; entry: string }> =>
  scene.act(japan('2015-05-29 10:45'), 'NBA.window', (tx, actor, now) =>
    outward.recordPolice(
      tx,
      actor,
      { kind: 'case', id },
      {
        ...{
          act: 'CONSULTED',
          by: null,
          byName: '久我 英明',
          office: '国家警察庁',
          officeId: organisationId(scene, 'NPB'),
        },
        ...{ at: { ...readTime('5月19日', now), certainty: 'CONFIRMED' }, tlp: 'TLP:AMBER', language },
        content: '不審なメールを受信し、端末が感染したことを相談した。',
      },
      now,
    ),
  )

/** The coordinator reports to the head, who decides at once: criterion ②, on the leak. */
export const decideSerious = async (
  scene: Scene,
  { id }: Kept,
  facts: readonly { id: string }[],
): Promise<{ id: string }> => {
  const event = await scene.act(japan('2015-05-29 11:20'), duty, (tx, actor, now) =>
    serious.propose(
      tx,
      actor,
      id,
      {
        ...{ criteria: ['GRAVE_LEAK'], other: '', language },
        reason: '特定重大事象の候補として本部長に報告した。',
        facts: facts.map(fact => ({ kind: 'ENTRY', id: fact.id })),
        effects: ['INVESTIGATION_TEAM', 'MATERIAL_REQUEST', 'INSTRUCTION', 'CYMAT'],
      },
      now,
    ),
  )
  await scene.act(japan('2015-05-29 11:30'), 'HQ-HEAD.decider', (tx, actor, now) =>
    serious.decideOn(
      tx,
      actor,
      event.id,
      {
        ...{ verdict: 'SPECIFIED', criteria: ['GRAVE_LEAK'], language },
        effects: ['INVESTIGATION_TEAM', 'MATERIAL_REQUEST', 'INSTRUCTION', 'CYMAT'],
        reason:
          '特定重大事象に当たると、直ちに決定した。基準は②、情報の漏えいで国民生活に重大な影響があるものである。依拠した事実は、約125万件の流出である。',
      },
      now,
    ),
  )
  return event
}

export const sayEffect = (
  scene: Scene,
  at: string,
  event: { id: string },
  effect: 'INVESTIGATION_TEAM' | 'CYMAT',
  note: string,
): Promise<void> =>
  scene.act(japan(at), duty, (tx, actor, now) => serious.sayEffect(tx, actor, event.id, { effect, note }, now))

const asked = { case: null, addressee: '', legalBasis: '', documentNumber: '', organisation: null, language } as const

/** 1 June: materials are demanded of the minister, and all ministries are instructed. */
export const sendDirectives = async (scene: Scene, event: { id: string }): Promise<void> => {
  await scene.act(japan('2015-06-01 17:10'), 'HQ-HEAD.decider', (tx, actor, now) =>
    directives.send(
      tx,
      actor,
      {
        ...asked,
        ...{ kind: 'MATERIAL_REQUEST', event: event.id, title: '国民生活大臣への資料提出と説明の要求', shared: false },
        body: '個人情報の流出の経過に関する資料の提出と説明を求める。',
        ...{ legalBasis: '基本法の協力の規定', documentNumber: '本第386号', addressee: '国民生活大臣' },
        ...{ organisation: organisationId(scene, 'MPL'), tlp: 'TLP:AMBER', due: japan('2015-06-08 17:00') },
      },
      now,
    ),
  )
  await scene.act(japan('2015-06-01 17:20'), 'CSPC.decider', (tx, actor, now) =>
    directives.send(
      tx,
      actor,
      {
        ...asked,
        ...{ kind: 'INSTRUCTION', event: event.id, title: 'システムの点検と個人情報の管理の徹底', shared: false },
        body: '全府省庁は、システムを点検し、個人情報の管理を徹底して、結果を報告すること。',
        ...{ tlp: 'TLP:GREEN', due: japan('2015-06-08 17:00') },
      },
      now,
    ),
  )
}
