import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf, content, operators, source } from '../../../test/advisory-desk.ts'
import { type Chain, chain } from '../../../test/chain.ts'
import { minutes } from '../../kernel/clock.ts'
import * as consents from '../../trust/consent/service.ts'
import type { DraftInput } from './content.ts'
import * as advisories from './service.ts'

let c: Chain
let d: AdvisoryDesk
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) {
    c = made
    d = advisoryDesk(made)
  } else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

describe('a draft', () => {
  it('R-036: the proposal strikes what names the victim and keeps the external destination', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const proposal = await d.as('duty', tx => advisories.proposal(tx, c.actors.duty, id, source, {}))
    expect(proposal.removals.map(({ original }) => original).join()).toContain('OPERATOR組織')
    expect(proposal.kept.map(({ original }) => original)).toContain('203.0.113.58')
  })

  it('keeps every revision, and two people who save at once do not overwrite each other', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const save = (title: string) =>
      d.as('duty', tx => advisories.save(tx, c.actors.duty, id, { version: 1, content: content({ title }) }, d.now()))
    await save('二稿')
    expect(await codeOf(save('別の二稿'))).toBe('changed_meanwhile')
    const kept = await d.as('duty', tx => advisories.revisions(tx, c.actors.duty, id, d.now()))
    expect(kept.map(({ revision, content: { title } }) => [revision, title])).toEqual([
      [2, '二稿'],
      [1, '不審な通信について'],
    ])
  })

  it('is not found by anyone outside the coordinator', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    for (const seat of ['operatorHead', 'ministry', 'peer'] as const)
      expect(await codeOf(d.look(id, seat))).toBe('not_found')
  })

  it('R-037: names that are left are counted, wherever they stand', async ({ skip }) => {
    skip(absent)
    const { others } = content()
    const { id } = await d.draft({ others: { ...others, removals: [], title: 'OPERATOR組織の件' } })
    const found = await d.look(id)
    expect(found.leftOver.map(({ part }) => part)).toEqual(expect.arrayContaining(['TITLE', 'BODY']))
    expect(found.refusals).toContainEqual({ code: 'identifier_left', values: { count: found.leftOver.length } })
  })

  it('an advisory without a case has no victim, and needs no consent', async ({ skip }) => {
    skip(absent)
    const begin = (more: Partial<DraftInput>) =>
      d.as('duty', tx => advisories.draft(tx, c.actors.duty, { case: null, content: content(more) }, d.now()))
    expect(await codeOf(begin({}))).toBe('no_victim')
    const { id } = await begin({ victim: null })
    expect(await d.lacks(id)).toEqual(['not_in_review'])
    await d.review(id)
    expect(await d.publish(id)).toMatchObject({ editions: [{ face: 'OTHERS' }] })
  })
})

describe('consent', () => {
  it('R-049: binds the text and the audience; a changed text needs another consent', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    expect(await d.lacks(id)).toContain('consent_missing')
    const request = await d.ask(id)
    expect(await d.lacks(id)).toContain('consent_not_answered')
    await d.answer(request.id, 'GRANTED')
    expect(await d.lacks(id)).toEqual(['not_in_review'])
    const { others } = content()
    const saved = content({ others: { ...others, requests: [...others.requests, '結果を回答する'] } })
    await d.as('duty', tx => advisories.save(tx, c.actors.duty, id, { version: 1, content: saved }, d.now()))
    expect(await d.lacks(id)).toContain('consent_other_revision')
  })

  it('is asked of the originator alone, who reads the derivative and nothing of the draft', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const request = await d.ask(id)
    const seen = await d.as('operatorHead', tx => consents.read(tx, request.id))
    expect(seen.body).toBe('ある組織の端末 1台 が、203.0.113.58 と通信しました。')
    expect(await codeOf(d.as('peer', tx => consents.read(tx, request.id)))).toBe('not_found')
    expect(await codeOf(d.answer(request.id, 'GRANTED', {}, 'stranger'))).toBe('not_found')
    expect(await codeOf(d.answer(request.id, 'GRANTED', {}, 'operator'))).toBe('not_your_role')
    expect(await codeOf(d.answer(request.id, 'GRANTED', {}, 'duty'))).toBe('not_found')
  })

  it('R-051: conditions narrow who gets it, and an answer wider than the request is refused', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft({ audience: { ...operators, kinds: ['CI_OPERATOR', 'SUPERVISED_BODY'] } })
    const request = await d.ask(id)
    expect(await codeOf(d.answer(request.id, 'CONDITIONAL', { tlp: 'TLP:CLEAR' }))).toBe('consent_answer_refused')
    expect(
      await codeOf(
        d.answer(request.id, 'CONDITIONAL', { audience: { kinds: [], sectors: ['RLW'], organisations: [] } }),
      ),
    ).toBe('consent_answer_refused')
    await d.answer(request.id, 'CONDITIONAL', { tlp: 'TLP:AMBER', audience: operators })
    const { refusals, audience } = await d.look(id)
    expect(refusals).toContainEqual({ code: 'label_beyond_range', values: { face: 'OTHERS', limit: 'TLP:AMBER' } })
    expect(audience.excluded.map(({ organisation, because }) => [organisation.code, because])).toEqual(
      expect.arrayContaining([['BODY', 'CONSENT']]),
    )
  })

  it('is asked once about one text, and again after a refusal', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const request = await d.ask(id)
    expect(await codeOf(d.ask(id))).toBe('already_done')
    await d.answer(request.id, 'REFUSED')
    expect(await d.lacks(id)).toContain('consent_refused')
    c.world.clock.advance(minutes(1))
    expect(await codeOf(d.ask(id))).toBe('allowed')
    expect(await d.lacks(id)).toContain('consent_not_answered')
  })

  it('R-051: ends at its date', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const request = await d.ask(id)
    await d.answer(request.id, 'GRANTED')
    c.world.clock.advance(minutes(60 * 24 * 43))
    expect(await d.lacks(id)).toContain('consent_expired')
    c.world.clock.advance(-minutes(60 * 24 * 43))
  })

  it('R-051: withdrawn before the release, it stops the release', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const request = await d.ask(id)
    await d.answer(request.id, 'GRANTED')
    await d.review(id)
    await d.answer(request.id, 'WITHDRAWN')
    expect(await d.lacks(id)).toEqual(['consent_withdrawn'])
    expect(await codeOf(d.publish(id))).toBe('release_refused')
  })

  it('R-051: withdrawn after the release, nothing more is passed on', async ({ skip }) => {
    skip(absent)
    const { others, request } = await d.released()
    await d.answer(request, 'WITHDRAWN')
    await d.acknowledge(others, 'ministry')
    expect(await codeOf(d.open(others, 'ceptoar'))).toBe('not_found')
    expect(await d.statesOn(others, 'duty')).toMatchObject({ MINISTRY: 'UNCHECKED', CEPTOAR: 'HELD_UPSTREAM' })
  })
})
