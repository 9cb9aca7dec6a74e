import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf, content, operators } from '../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import { type Audience, isAddressed } from '../../kernel/audience.ts'
import { weigh } from './audience/service.ts'
import * as deliveries from './delivery/service.ts'
import { asRecipient, release } from './release.ts'
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

describe('a release', () => {
  it('R-036: needs a second person, who wrote no revision', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft({ victim: null })
    const request = await d.ask(id)
    await d.answer(request.id, 'GRANTED')
    const byApprover = () =>
      d.as('approver', tx =>
        advisories.save(tx, c.actors.approver, id, { version: 1, content: content({ victim: null }) }, d.now()),
      )
    await byApprover()
    await d.review(id)
    expect(await codeOf(d.publish(id, 'duty'))).toBe('second_person')
    expect(await codeOf(d.publish(id, 'approver'))).toBe('second_person')
    expect(await codeOf(d.publish(id, 'coordinatorHead'))).toBe('allowed')
  })

  it('a revision during the review takes it back to drafting', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    await d.review(id)
    const at = await d.version(id)
    await d.as('duty', tx => advisories.save(tx, c.actors.duty, id, { version: at, content: content() }, d.now()))
    expect(await d.look(id)).toMatchObject({ state: 'DRAFTING' })
    expect(await codeOf(d.publish(id))).toBe('advisory_order')
  })

  it('is returned with a reason, which waits for its author', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    await d.review(id)
    const waiting = (seat: SeatName) => d.as(seat, tx => advisories.advisoriesWaiting(tx, c.actors[seat]))
    expect((await waiting('approver')).map(one => one.id)).toContain(id)
    expect((await waiting('duty')).map(one => one.id)).not.toContain(id)
    const at = await d.version(id)
    await d.as('approver', tx =>
      advisories.giveBack(tx, c.actors.approver, id, { version: at, reason: '端末名が残っています' }, d.now()),
    )
    expect(await waiting('duty')).toContainEqual(
      expect.objectContaining({ id, returnedReason: '端末名が残っています' }),
    )
  })

  it('is carried out once, for the version that was seen', async ({ skip }) => {
    skip(absent)
    const { id } = await d.released()
    expect(await codeOf(d.publish(id))).toBe('advisory_order')
    const { id: other } = await d.draft()
    await d.answer((await d.ask(other)).id, 'GRANTED')
    await d.review(other)
    expect(await codeOf(d.as('approver', tx => release(tx, c.actors.approver, other, 1, d.now())))).toBe(
      'changed_meanwhile',
    )
  })

  it('R-034: the victim reads its own words, others read new ones', async ({ skip }) => {
    skip(absent)
    const { others, victim } = await d.released()
    expect((await d.open(victim, 'operator')).body).toContain('KF-0231')
    const read = await d.open(others, 'ministry')
    expect(JSON.stringify(read)).not.toMatch(/OPERATOR|KF-0231/)
    expect(await codeOf(d.open(victim, 'ministry'))).toBe('not_found')
    expect(await codeOf(d.open(others, 'operator'))).toBe('not_found')
  })

  it('R-037: nothing in an edition leads back to the draft, the case or the victim’s edition', async ({ skip }) => {
    skip(absent)
    const made = await d.released()
    const read = JSON.stringify(await d.open(made.others, 'ministry'))
    for (const trace of [made.id, made.case.id, made.case.number, made.victim, made.request])
      expect(read).not.toContain(trace)
    const numbers = await d.as('duty', tx => deliveries.editionsOf(tx, made.id))
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(2)
    const rows = await d.as('ministry', async tx => [
      ...(await advisories.list(tx, c.ids.MINISTRY!, { state: null, case: null, after: null, limit: 50 })),
      ...(await deliveries.editionsOf(tx, made.id)),
    ])
    expect(rows.map(({ id }) => id)).toEqual([made.others])
  })

  it('R-038: the audience is a sum that anyone can check', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const { audience } = await d.look(id)
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
      const { sum } = await d.as('duty', tx =>
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
    const { others: edition } = await d.released({
      others: { ...others, tlp: 'TLP:AMBER+STRICT' },
      audience: { ...operators, organisations: [c.ids.PEER!] },
    })
    expect(await d.statesOn(edition, 'duty')).toEqual({ PEER: 'SENT' })
  })

  it('the police have no advisory by the matrix, and the refusal says so (F09, F22)', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft({ audience: { kinds: ['NPA', 'CI_OPERATOR'], sectors: [], organisations: [] } })
    expect((await d.look(id)).audience.excluded).toContainEqual(
      expect.objectContaining({ organisation: expect.objectContaining({ code: 'POLICE' }), because: 'NO_ROUTE' }),
    )
  })

  it('R-036: what is shown as the recipient’s before the release is what it reads after it', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const shown = (code: string) =>
      d.as('approver', tx => asRecipient(tx, c.actors.approver, id, c.ids[code]!, d.now()))
    const before = { peer: await shown('PEER'), operator: await shown('OPERATOR'), police: await shown('POLICE') }
    expect(before.police).toBeNull()
    expect(before.peer?.through.map(({ code }) => code)).toEqual(['CEPTOAR', 'MINISTRY'])
    expect(before.peer?.mail[0]?.text).not.toContain(before.peer?.edition.title)
    await d.answer((await d.ask(id)).id, 'GRANTED')
    await d.review(id)
    const { editions } = await d.publish(id)
    const of = (face: string) => editions.find(edition => edition.face === face)!.id
    const words = ({ title, body, requests, tlp, kind, acknowledgeBy }: Awaited<ReturnType<typeof d.open>>) => ({
      title,
      body,
      requests,
      tlp,
      kind,
      acknowledgeBy,
    })
    expect(before.peer?.edition).toMatchObject(words(await d.open(of('OTHERS'), 'ministry')))
    expect(before.operator?.edition).toMatchObject(words(await d.open(of('VICTIM'), 'operator')))
  })

  it('R-037: an originator is named where it has agreed to exactly this text, and nowhere else', async ({ skip }) => {
    skip(absent)
    const { others } = content()
    const naming = { ...others, removals: [], named: true }
    const { id } = await d.draft({ others: naming })
    expect(await d.lacks(id)).toContain('identifier_left')
    const request = await d.ask(id)
    expect(await d.lacks(id)).toContain('identifier_left')
    await d.answer(request.id, 'GRANTED')
    expect(await d.lacks(id)).toEqual(['not_in_review'])
    await d.review(id)
    const { editions } = await d.publish(id)
    const edition = editions.find(({ face }) => face === 'OTHERS')!.id
    expect((await d.open(edition, 'ministry')).body).toContain('OPERATOR組織')
    const unasked = await d.draft({ others: { ...others, removals: [] } })
    await d.answer((await d.ask(unasked.id)).id, 'GRANTED')
    expect(await d.lacks(unasked.id)).toContain('identifier_left')
  })
})
