import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import { type Audience, isAddressed } from '../../kernel/audience.ts'
import { minutes } from '../../kernel/clock.ts'
import { NoroshiError } from '../../kernel/errors.ts'
import { withActor } from '../../platform/db/actor.ts'
import * as consents from '../../trust/consent/service.ts'
import * as cases from '../cases/service.ts'
import { complete, contentInput } from '../reports/content.ts'
import { relayReport } from '../reports/jobs.ts'
import * as reports from '../reports/service.ts'
import { weigh } from './audience/service.ts'
import { type DraftInput, draftInput } from './content.ts'
import * as deliveries from './delivery/service.ts'
import { release, view } from './release.ts'
import * as advisories from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const now = () => c.world.clock.now()
const as = <Result>(seat: SeatName, work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, c.actors[seat], work)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    error => (error instanceof NoroshiError ? error.code : String(error)),
  )

const source = 'OPERATOR組織の端末 KF-0231 が、203.0.113.58 と通信しました。'
const operators: Audience = { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] }

const content = (more: Partial<DraftInput> = {}): DraftInput =>
  draftInput.parse({
    title: '不審な通信について',
    kind: 'PREVENTION',
    victim: { title: '至急', body: source, requests: ['接続先を遮断する'], tlp: 'TLP:AMBER+STRICT' },
    others: {
      title: '不審な通信にご注意ください',
      source,
      removals: [
        { kind: 'NAME', start: 0, end: 'OPERATOR組織'.length, replacement: 'ある組織' },
        {
          kind: 'HOST',
          start: 'OPERATOR組織の'.length,
          end: 'OPERATOR組織の端末 KF-0231'.length,
          replacement: '端末 1台',
        },
      ],
      requests: ['203.0.113.58 への通信を点検する'],
      tlp: 'TLP:GREEN',
    },
    audience: operators,
    purpose: '予防',
    ...more,
  })

const openCase = async () => {
  const report = await as('operator', tx =>
    reports.submit(
      tx,
      c.actors.operator,
      {
        type: 'REPORT',
        content: complete(
          contentInput.parse({ summary: '不審な通信', contact: { name: '早瀬', phone: '03-0000-0142' } }),
        ),
        to: 'MINISTRY',
        ministry: null,
        convertedFrom: null,
      },
      now(),
    ),
  )
  await relayReport(c.world)({ report: report.id, seq: 1 })
  return as('duty', tx =>
    cases.open(tx, c.actors.duty, { report: report.id, title: '不審な通信', state: 'CONFIRMED' }, now()),
  )
}

const draft = async (more: Partial<DraftInput> = {}) => {
  const opened = await openCase()
  const made = await as('duty', tx =>
    advisories.draft(tx, c.actors.duty, { case: opened.id, content: content(more) }, now()),
  )
  return { ...made, case: opened }
}

const look = (id: string, seat: SeatName = 'approver') => as(seat, tx => view(tx, c.actors[seat], id, now()))
const lacks = async (id: string) => (await look(id)).refusals.map(({ code }) => code)
const version = async (id: string) => (await look(id)).version

const ask = async (id: string) => {
  const at = await version(id)
  return as('duty', tx => advisories.askConsent(tx, c.actors.duty, id, at, now()))
}
const answer = (
  request: string,
  verdict: 'GRANTED' | 'CONDITIONAL' | 'REFUSED' | 'WITHDRAWN',
  more: Partial<{ tlp: 'TLP:AMBER' | 'TLP:CLEAR'; audience: Audience }> = {},
  seat: SeatName = 'operatorHead',
) =>
  as(seat, async tx => {
    const { tlp, audience } = await consents.read(tx, request)
    await consents.answer(tx, c.actors[seat], request, { verdict, tlp, audience, conditions: '', ...more }, now())
  })
const review = async (id: string) => {
  const at = await version(id)
  await as('duty', tx => advisories.requestReview(tx, c.actors.duty, id, at, now()))
}
const publish = async (id: string, seat: SeatName = 'approver') => {
  const at = await version(id)
  return as(seat, tx => release(tx, c.actors[seat], id, at, now()))
}

const released = async (more: Partial<DraftInput> = {}) => {
  const made = await draft(more)
  const request = await ask(made.id)
  await answer(request.id, 'GRANTED')
  await review(made.id)
  const { editions } = await publish(made.id)
  const of = (face: 'VICTIM' | 'OTHERS') => editions.find(edition => edition.face === face)!.id
  return { ...made, request: request.id, others: of('OTHERS'), victim: of('VICTIM') }
}

const open = (edition: string, seat: SeatName) => as(seat, tx => deliveries.open(tx, c.actors[seat], edition, now()))
const acknowledge = (edition: string, seat: SeatName) =>
  as(seat, tx => deliveries.acknowledge(tx, c.actors[seat], edition, now()))
const assess = (edition: string, seat: SeatName, assessment: 'AFFECTED' | 'NOT_AFFECTED') =>
  as(seat, tx => deliveries.assess(tx, c.actors[seat], edition, { assessment, affectedCount: null }, now()))
const board = (edition: string, seat: SeatName) => as(seat, tx => deliveries.board(tx, edition, now()))
const codes = () => Object.fromEntries(Object.entries(c.ids).map(([code, id]) => [id, code]))
const statesOn = async (edition: string, seat: SeatName) => {
  const { groups } = await board(edition, seat)
  const names = codes()
  const rows = groups.flatMap(({ relay, recipients }) => (relay ? [relay, ...recipients] : recipients))
  return Object.fromEntries(rows.map(row => [names[row.organisation], row.state]))
}

describe('a draft', () => {
  it('R-036: the proposal strikes what names the victim and keeps the external destination', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    const proposal = await as('duty', tx => advisories.proposal(tx, c.actors.duty, id, source, {}))
    expect(proposal.removals.map(({ original }) => original).join()).toContain('OPERATOR組織')
    expect(proposal.kept.map(({ original }) => original)).toContain('203.0.113.58')
  })

  it('keeps every revision, and two people who save at once do not overwrite each other', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    const save = (title: string) =>
      as('duty', tx => advisories.save(tx, c.actors.duty, id, { version: 1, content: content({ title }) }, now()))
    await save('二稿')
    expect(await codeOf(save('別の二稿'))).toBe('changed_meanwhile')
    const kept = await as('duty', tx => advisories.revisions(tx, id))
    expect(kept.map(({ revision, content: { title } }) => [revision, title])).toEqual([
      [2, '二稿'],
      [1, '不審な通信について'],
    ])
  })

  it('is not found by anyone outside the coordinator', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    for (const seat of ['operatorHead', 'ministry', 'peer'] as const)
      expect(await codeOf(look(id, seat))).toBe('not_found')
  })

  it('R-037: names that are left are counted, wherever they stand', async ({ skip }) => {
    skip(absent)
    const { others } = content()
    const { id } = await draft({ others: { ...others, removals: [], title: 'OPERATOR組織の件' } })
    const found = await look(id)
    expect(found.leftOver.map(({ part }) => part)).toEqual(expect.arrayContaining(['TITLE', 'BODY']))
    expect(found.refusals).toContainEqual({ code: 'identifier_left', values: { count: found.leftOver.length } })
  })

  it('an advisory without a case has no victim, and needs no consent', async ({ skip }) => {
    skip(absent)
    const begin = (more: Partial<DraftInput>) =>
      as('duty', tx => advisories.draft(tx, c.actors.duty, { case: null, content: content(more) }, now()))
    expect(await codeOf(begin({}))).toBe('no_victim')
    const { id } = await begin({ victim: null })
    expect(await lacks(id)).toEqual(['not_in_review'])
    await review(id)
    expect(await publish(id)).toMatchObject({ editions: [{ face: 'OTHERS' }] })
  })
})

describe('consent', () => {
  it('R-049: binds the text and the audience; a changed text needs another consent', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    expect(await lacks(id)).toContain('consent_missing')
    const request = await ask(id)
    expect(await lacks(id)).toContain('consent_not_answered')
    await answer(request.id, 'GRANTED')
    expect(await lacks(id)).toEqual(['not_in_review'])
    const { others } = content()
    const saved = content({ others: { ...others, requests: [...others.requests, '結果を回答する'] } })
    await as('duty', tx => advisories.save(tx, c.actors.duty, id, { version: 1, content: saved }, now()))
    expect(await lacks(id)).toContain('consent_other_revision')
  })

  it('is asked of the originator alone, who reads the derivative and nothing of the draft', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    const request = await ask(id)
    const seen = await as('operatorHead', tx => consents.read(tx, request.id))
    expect(seen.body).toBe('ある組織の端末 1台 が、203.0.113.58 と通信しました。')
    expect(await codeOf(as('peer', tx => consents.read(tx, request.id)))).toBe('not_found')
    expect(await codeOf(answer(request.id, 'GRANTED', {}, 'stranger'))).toBe('not_found')
    expect(await codeOf(answer(request.id, 'GRANTED', {}, 'operator'))).toBe('not_your_role')
    expect(await codeOf(answer(request.id, 'GRANTED', {}, 'duty'))).toBe('not_found')
  })

  it('R-051: conditions narrow who gets it, and an answer wider than the request is refused', async ({ skip }) => {
    skip(absent)
    const { id } = await draft({ audience: { ...operators, kinds: ['CI_OPERATOR', 'SUPERVISED_BODY'] } })
    const request = await ask(id)
    expect(await codeOf(answer(request.id, 'CONDITIONAL', { tlp: 'TLP:CLEAR' }))).toBe('consent_answer_refused')
    expect(
      await codeOf(answer(request.id, 'CONDITIONAL', { audience: { kinds: [], sectors: ['RLW'], organisations: [] } })),
    ).toBe('consent_answer_refused')
    await answer(request.id, 'CONDITIONAL', { tlp: 'TLP:AMBER', audience: operators })
    const { refusals, audience } = await look(id)
    expect(refusals).toContainEqual({ code: 'label_beyond_range', values: { face: 'OTHERS', limit: 'TLP:AMBER' } })
    expect(audience.excluded.map(({ organisation, because }) => [organisation.code, because])).toEqual(
      expect.arrayContaining([['BODY', 'CONSENT']]),
    )
  })

  it('R-051: ends at its date', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    const request = await ask(id)
    await answer(request.id, 'GRANTED')
    c.world.clock.advance(minutes(60 * 24 * 43))
    expect(await lacks(id)).toContain('consent_expired')
    c.world.clock.advance(-minutes(60 * 24 * 43))
  })

  it('R-051: withdrawn before the release, it stops the release', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    const request = await ask(id)
    await answer(request.id, 'GRANTED')
    await review(id)
    await answer(request.id, 'WITHDRAWN')
    expect(await lacks(id)).toEqual(['consent_withdrawn'])
    expect(await codeOf(publish(id))).toBe('release_refused')
  })

  it('R-051: withdrawn after the release, nothing more is passed on', async ({ skip }) => {
    skip(absent)
    const { others, request } = await released()
    await answer(request, 'WITHDRAWN')
    await acknowledge(others, 'ministry')
    expect(await codeOf(open(others, 'ceptoar'))).toBe('not_found')
    expect(await statesOn(others, 'duty')).toMatchObject({ MINISTRY: 'UNCHECKED', CEPTOAR: 'HELD_UPSTREAM' })
  })
})

describe('a release', () => {
  it('R-036: needs a second person, who wrote no revision', async ({ skip }) => {
    skip(absent)
    const { id } = await draft({ victim: null })
    const request = await ask(id)
    await answer(request.id, 'GRANTED')
    const byApprover = () =>
      as('approver', tx =>
        advisories.save(tx, c.actors.approver, id, { version: 1, content: content({ victim: null }) }, now()),
      )
    await byApprover()
    await review(id)
    expect(await codeOf(publish(id, 'duty'))).toBe('second_person')
    expect(await codeOf(publish(id, 'approver'))).toBe('second_person')
    expect(await codeOf(publish(id, 'coordinatorHead'))).toBe('allowed')
  })

  it('a revision during the review takes it back to drafting', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    await review(id)
    const at = await version(id)
    await as('duty', tx => advisories.save(tx, c.actors.duty, id, { version: at, content: content() }, now()))
    expect(await look(id)).toMatchObject({ state: 'DRAFTING' })
    expect(await codeOf(publish(id))).toBe('advisory_order')
  })

  it('is returned with a reason, which waits for its author', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    await review(id)
    const waiting = (seat: SeatName) => as(seat, tx => advisories.advisoriesWaiting(tx, c.actors[seat]))
    expect((await waiting('approver')).map(one => one.id)).toContain(id)
    expect((await waiting('duty')).map(one => one.id)).not.toContain(id)
    const at = await version(id)
    await as('approver', tx =>
      advisories.giveBack(tx, c.actors.approver, id, { version: at, reason: '端末名が残っています' }, now()),
    )
    expect(await waiting('duty')).toContainEqual(
      expect.objectContaining({ id, returnedReason: '端末名が残っています' }),
    )
  })

  it('is carried out once, for the version that was seen', async ({ skip }) => {
    skip(absent)
    const { id } = await released()
    expect(await codeOf(publish(id))).toBe('advisory_order')
    const { id: other } = await draft()
    await answer((await ask(other)).id, 'GRANTED')
    await review(other)
    expect(await codeOf(as('approver', tx => release(tx, c.actors.approver, other, 1, now())))).toBe(
      'changed_meanwhile',
    )
  })

  it('R-034: the victim reads its own words, others read new ones', async ({ skip }) => {
    skip(absent)
    const { others, victim } = await released()
    expect((await open(victim, 'operator')).body).toContain('KF-0231')
    const read = await open(others, 'ministry')
    expect(JSON.stringify(read)).not.toMatch(/OPERATOR|KF-0231/)
    expect(await codeOf(open(victim, 'ministry'))).toBe('not_found')
    expect(await codeOf(open(others, 'operator'))).toBe('not_found')
  })

  it('R-037: nothing in an edition leads back to the draft, the case or the victim’s edition', async ({ skip }) => {
    skip(absent)
    const made = await released()
    const read = JSON.stringify(await open(made.others, 'ministry'))
    for (const trace of [made.id, made.case.id, made.case.number, made.victim, made.request])
      expect(read).not.toContain(trace)
    const numbers = await as('duty', tx => deliveries.editionsOf(tx, made.id))
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(2)
    const rows = await as('ministry', async tx => [
      ...(await advisories.list(tx, c.ids.MINISTRY!, { state: null, case: null, after: null, limit: 50 })),
      ...(await deliveries.editionsOf(tx, made.id)),
    ])
    expect(rows.map(({ id }) => id)).toEqual([made.others])
  })

  it('R-038: the audience is a sum that anyone can check', async ({ skip }) => {
    skip(absent)
    const { id } = await draft()
    const { audience } = await look(id)
    const { chosen, consented, victim, noRoute, relays, actual } = audience.sum
    expect({ chosen, consented, victim, noRoute }).toEqual({ chosen: 3, consented: 3, victim: 1, noRoute: 0 })
    expect(relays).toBe(4) // two ministries and two CEPTOARs above the peer and the stranger
    expect(actual).toBe(consented - victim - noRoute + relays)
    expect(audience.excluded).toMatchObject([{ organisation: { code: 'OPERATOR' }, because: 'VICTIM' }])
  })

  it('R-038: the database addresses whom the model addresses', async ({ skip }) => {
    skip(absent)
    const kinds = {
      MINISTRY: ['MINISTRY', 'SECTOR_MINISTRY'],
      PEER: ['CI_OPERATOR'],
      STRANGER: ['CI_OPERATOR'],
      BODY: ['SUPERVISED_BODY'],
    }
    const audiences: Audience[] = [
      { kinds: ['MINISTRY'], sectors: [], organisations: [] },
      { kinds: [], sectors: [], organisations: [c.ids.PEER!] },
      { kinds: ['CI_OPERATOR'], sectors: ['RLW'], organisations: [c.ids.BODY!] },
      { kinds: ['CI_OPERATOR', 'SUPERVISED_BODY'], sectors: [], organisations: [] },
      { kinds: [], sectors: [], organisations: [] },
    ]
    for (const chosen of audiences) {
      const { sum } = await as('duty', tx =>
        weigh(tx, { issuer: c.ids.COORD!, victim: null, tlp: 'TLP:GREEN', chosen, consented: null }),
      )
      const addressees = Object.entries({ ...kinds, MINISTRY2: kinds.MINISTRY, OPERATOR: kinds.PEER }).filter(
        ([code, own]) => isAddressed(chosen, { id: c.ids[code]!, kinds: own, sectors: [] }),
      )
      expect(sum.chosen).toBe(addressees.length)
    }
  })

  it('R-038: TLP:AMBER+STRICT reaches the named ones directly and no tier passes it on', async ({ skip }) => {
    skip(absent)
    const { others } = content()
    const { others: edition } = await released({
      others: { ...others, tlp: 'TLP:AMBER+STRICT' },
      audience: { ...operators, organisations: [c.ids.PEER!] },
    })
    expect(await statesOn(edition, 'duty')).toEqual({ PEER: 'SENT' })
  })

  it('the police have no advisory by the matrix, and the refusal says so (F09, F22)', async ({ skip }) => {
    skip(absent)
    const { id } = await draft({ audience: { kinds: ['NPA', 'CI_OPERATOR'], sectors: [], organisations: [] } })
    expect((await look(id)).audience.excluded).toContainEqual(
      expect.objectContaining({ organisation: expect.objectContaining({ code: 'POLICE' }), because: 'NO_ROUTE' }),
    )
  })
})

describe('on its way', () => {
  it('R-039: each tier gets it when the one above has acknowledged', async ({ skip }) => {
    skip(absent)
    const { others } = await released()
    expect(await statesOn(others, 'duty')).toEqual({
      MINISTRY: 'SENT',
      MINISTRY2: 'SENT',
      CEPTOAR: 'HELD_UPSTREAM',
      CEPTOAR2: 'HELD_UPSTREAM',
      PEER: 'HELD_UPSTREAM',
      STRANGER: 'HELD_UPSTREAM',
    })
    expect(await codeOf(open(others, 'peer'))).toBe('not_found')
    await acknowledge(others, 'ministry')
    await acknowledge(others, 'ceptoar')
    expect(await codeOf(open(others, 'peer'))).toBe('allowed')
    expect(await statesOn(others, 'duty')).toMatchObject({
      PEER: 'OPENED',
      CEPTOAR2: 'HELD_UPSTREAM',
      STRANGER: 'HELD_UPSTREAM',
    })
  })

  it('R-042: receipt, check and action come in that order, and each is the recipient’s own', async ({ skip }) => {
    skip(absent)
    const { others } = await released()
    expect(await codeOf(assess(others, 'ministry', 'AFFECTED'))).toBe('acknowledge_first')
    await acknowledge(others, 'ministry')
    expect(await codeOf(acknowledge(others, 'ministry'))).toBe('already_done')
    const act = () =>
      as('ministry', tx => deliveries.act(tx, c.actors.ministry, others, { action: '遮断した', actedAt: now() }, now()))
    expect(await codeOf(act())).toBe('assess_first')
    await assess(others, 'ministry', 'AFFECTED')
    await act()
    expect(await statesOn(others, 'ministry')).toMatchObject({ MINISTRY: 'ACTED' })
    const { delivery } = await open(others, 'ministry')
    expect(delivery).toMatchObject({ acknowledgedBy: { en: 'Person ministry' }, acknowledgedPost: { en: 'ministry' } })
  })

  it('R-042: the first opening is kept', async ({ skip }) => {
    skip(absent)
    const { others } = await released()
    const first = await open(others, 'ministry')
    c.world.clock.advance(minutes(5))
    expect((await open(others, 'ministry')).delivery?.openedAt).toEqual(first.delivery?.openedAt)
  })

  it('silence past its time is shown, and blocks are counted', async ({ skip }) => {
    skip(absent)
    const { others } = await released()
    c.world.clock.advance(minutes(241))
    const silent = await as('duty', tx => deliveries.silentRecipients(tx, c.actors.duty, now()))
    const names = codes()
    expect(silent.filter(row => row.edition === others).map(row => [names[row.organisation], row.blocks])).toEqual(
      expect.arrayContaining([
        ['MINISTRY', 1],
        ['MINISTRY2', 1],
      ]),
    )
    expect(
      (await as('ministry', tx => deliveries.deliveriesWaiting(tx, c.actors.ministry))).map(row => row.id),
    ).toContain(others)
  })

  it('R-038: recipients do not see one another; a tier sees what is below it', async ({ skip }) => {
    skip(absent)
    const { others } = await released()
    await acknowledge(others, 'ministry')
    await acknowledge(others, 'ceptoar')
    expect(Object.keys(await statesOn(others, 'ministry')).sort()).toEqual(['CEPTOAR', 'MINISTRY', 'PEER'])
    expect(Object.keys(await statesOn(others, 'ceptoar')).sort()).toEqual(['CEPTOAR', 'PEER'])
    expect(Object.keys(await statesOn(others, 'peer'))).toEqual(['PEER'])
    expect(await codeOf(board(others, 'stranger'))).toBe('not_found')
  })

  it('no tier answers for the one below, even past the services', async ({ skip }) => {
    skip(absent)
    const { others } = await released()
    await acknowledge(others, 'ministry')
    const forge = (seat: SeatName) =>
      as(seat, tx =>
        tx
          .updateTable('delivery')
          .set({ acknowledged_at: now() })
          .where('edition_id', '=', others)
          .where('organisation_id', '=', c.ids.CEPTOAR!)
          .executeTakeFirst(),
      )
    expect((await forge('ministry')).numUpdatedRows).toBe(0n)
    expect((await forge('duty')).numUpdatedRows).toBe(0n)
  })
})
