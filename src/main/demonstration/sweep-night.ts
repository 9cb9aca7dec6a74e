import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { AnsweredIndicator, SweepAnswer } from '../../formats/sweep/model.ts'
import { publicKeyText, signed } from '../../formats/sweep/signature.ts'
import { minutes } from '../../kernel/clock.ts'
import type { Span } from '../../kernel/spans.ts'
import type { ExpectedAction } from '../../kernel/taxonomy/sweeps.ts'
import * as sweeps from '../../share/sweeps/service.ts'
import { organisationId, type Player, type Scene } from './scene.ts'
import type { Kept } from './steps.ts'

interface Night {
  scene: Scene
  /** `ago(52)` is 52 minutes before the seed. */
  ago(count: number): Date
}

const everything: readonly ExpectedAction[] = ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT']
const sought = {
  beacon: '198.51.100.24',
  hash: '9f2c4d1b7a60e3585b1c7f02d94ae6680c3d5e7714f9b2a8d60c1e5f7302a17e',
  subject: '給付決定通知の再確認について',
  inside: '192.168.10.0/24',
  address: '203.0.113.58',
  domain: 'cdn-kyufu.example',
} as const

/** What one program says of one indicator; the rest goes without saying. */
type Said = Partial<AnsweredIndicator> & { value: string }

const silent: Omit<AnsweredIndicator, 'id'> = {
  verdict: 'NO_HIT',
  terminals: 0,
  records: 0,
  succeeded: 0,
  first: null,
  last: null,
  unknown: [],
  pending: [],
  hostOnly: 0,
  by: [0],
}

/** Everything that the people and programs of the night do to one sweep. */
const desk = (scene: Scene, id: string) => {
  const request = (at: Date, player: Player) => scene.act(at, player, (tx, actor) => sweeps.ownRequest(tx, actor, id))
  /** A program with a key of its own, registered by an administrator. */
  const program = (at: Date, administrator: Player, name: string): Promise<KeyObject> =>
    scene.act(at, administrator, async (tx, actor, now) => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519')
      await sweeps.register(tx, actor, { name, publicKey: publicKeyText(publicKey), replaces: null }, now)
      return privateKey
    })
  const answer = async (
    at: Date,
    player: Player,
    key: KeyObject,
    said: readonly Said[],
    more: { gaps?: Span[]; progress?: SweepAnswer['progress'] } = {},
  ) => {
    const asked = await request(at, player)
    const { gaps = [], progress = null } = more
    const made: SweepAnswer = {
      format: 1,
      request: asked.request,
      revision: asked.revision,
      asked: asked.asked,
      made: at.toISOString(),
      sources: [{ kind: 'web', ...asked.asked, gaps, records: 1_284_117, badLines: 3 }],
      indicators: said.flatMap(({ value, ...one }) => {
        const found = asked.indicators.find(indicator => indicator.value === value)
        return found ? [{ ...silent, ...one, id: found.id }] : []
      }),
      progress,
    }
    const told = await scene.act(at, player, (tx, actor, now) =>
      sweeps.answer(tx, actor, id, signed(made, key, now), now),
    )
    if (!told.counted) throw new Error(`the answer contradicts itself: ${JSON.stringify(told.contradictions)}`)
  }
  const block = async (at: Date, player: Player, values: readonly string[]) => {
    const asked = await request(at, player)
    const indicators = asked.indicators.filter(({ value }) => values.includes(value)).map(one => one.id)
    await scene.act(at, player, (tx, actor, now) => sweeps.block(tx, actor, id, { indicators, at: now }, now))
  }
  const isolate = async (at: Date, player: Player, value: string, count: number) => {
    const asked = await request(at, player)
    const indicator = asked.indicators.find(one => one.value === value)?.id ?? ''
    await scene.act(at, player, (tx, actor, now) => sweeps.isolate(tx, actor, id, { indicator, count, at: now }, now))
  }
  return { request, program, answer, block, isolate }
}

/** The first result, asked of four at once; it stands in the case that it belongs to. */
const ask = ({ scene, ago }: Night, opened: Kept): Promise<{ id: string }> =>
  scene.act(ago(322), 'COORD.duty', (tx, actor, now) =>
    sweeps.request(
      tx,
      actor,
      {
        caseId: opened.id,
        title: '給付機構の不審な通信先の点検',
        batch: '解析結果A',
        tlp: 'TLP:AMBER+STRICT',
        asked: { from: ago(11_700), to: ago(325) },
        due: null,
        indicators: [
          { kind: null, value: sought.beacon, actions: ['BLOCK', 'SWEEP_LOGS'], note: '' },
          { kind: null, value: sought.hash, actions: ['SWEEP_LOGS'], note: '添付のハッシュ値' },
          { kind: 'MAIL_SUBJECT', value: sought.subject, actions: ['SWEEP_LOGS'], note: '' },
          { kind: null, value: sought.inside, actions: everything, note: '' },
        ],
        audience: {
          kinds: [],
          sectors: [],
          organisations: ['NBA', 'MPL', 'MTC', 'AKATSUKI'].map(code => organisationId(scene, code)),
        },
      },
      now,
    ),
  )

/**
 * One open sweep as it stands in the night: result A searched by all, with a hole in one log and one that keeps too little;
 * result B searched by two, with three terminals hit of which one is not isolated, and two organisations silent.
 */
export const sweepNight = async ({ scene, ago }: Night, opened: Kept): Promise<void> => {
  const { id } = await ask({ scene, ago }, opened)
  const { request, program, answer, block, isolate } = desk(scene, id)
  const at = (count: number): string => ago(count).toISOString()
  const benefit = await program(ago(318), 'NBA.officer', '給付機構 点検1号')
  const ministry = await program(ago(317), 'MPL.csirt', '国民生活省 点検1号')
  const transport = await program(ago(316), 'MTC.csirt', '交通通信省 点検1号')

  const gap = { from: at(4200), to: at(3500) }
  const mails = { verdict: 'HIT', records: 2, succeeded: 2, first: at(609), last: at(603) } as const
  await answer(
    ago(268),
    'NBA.window',
    benefit,
    [
      { value: sought.beacon, verdict: 'UNKNOWN', unknown: [gap] },
      { value: sought.hash, verdict: 'UNKNOWN', unknown: [gap] },
      { value: sought.subject, ...mails, unknown: [gap] },
    ],
    { gaps: [gap] },
  )
  const first = [sought.beacon, sought.hash, sought.subject].map(value => ({ value }))
  await answer(ago(250), 'MPL.desk', ministry, first)
  const rest = { from: at(4400), to: at(325) }
  await answer(
    ago(240),
    'MTC.desk',
    transport,
    [
      { value: sought.beacon, verdict: 'UNKNOWN', pending: [rest], by: [] },
      { value: sought.hash },
      { value: sought.subject },
    ],
    { progress: { remaining: 18, expected: new Date(ago(0).getTime() + minutes(73)).toISOString() } },
  )
  for (const [player, after] of [
    ['NBA.window', 300],
    ['MPL.desk', 290],
    ['MTC.desk', 280],
    ['AKATSUKI.desk', 270],
  ] as const)
    await block(ago(after), player, [sought.beacon])

  const byHand = await request(ago(200), 'AKATSUKI.desk')
  const results = byHand.indicators
    .filter(({ doubt }) => doubt === null)
    .map(one => ({ id: one.id, result: 'NOTHING' as const, terminals: 0, records: 0, first: null, last: null }))
  const kept = { from: at(2500), to: byHand.asked.to }
  await scene.act(ago(230), 'AKATSUKI.desk', (tx, actor, now) =>
    sweeps.answerByHand(tx, actor, id, { covered: kept, gaps: [], results }, now),
  )

  await scene.act(ago(217), 'COORD.duty', (tx, actor, now) =>
    sweeps.extend(
      tx,
      actor,
      id,
      {
        batch: '解析結果B',
        due: null,
        indicators: [sought.address, sought.domain].map(value => ({
          kind: null,
          value,
          actions: everything,
          note: '',
        })),
      },
      now,
    ),
  )
  const hit = (terminals: number, begun: number, ended: number) => ({
    verdict: 'HIT' as const,
    terminals,
    records: terminals * 41,
    succeeded: terminals * 38,
    first: at(begun),
    last: at(ended),
    unknown: [gap],
  })
  await answer(
    ago(164),
    'NBA.window',
    benefit,
    [
      { value: sought.address, ...hit(3, 586, 380) },
      { value: sought.domain, ...hit(1, 585, 470) },
    ],
    { gaps: [gap] },
  )
  await block(ago(126), 'NBA.window', [sought.address])
  await isolate(ago(100), 'NBA.window', sought.address, 2)
  await block(ago(150), 'MPL.desk', [sought.address, sought.domain])
  await answer(ago(79), 'MPL.desk', ministry, [...first, { value: sought.address }, { value: sought.domain }])
}
