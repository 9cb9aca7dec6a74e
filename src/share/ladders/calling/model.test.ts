import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PostKind } from '../../../kernel/taxonomy/posts.ts'
import { postKindCodes } from '../../../kernel/taxonomy/posts.ts'
import type { WorkingCalendar } from '../../../kernel/working-time.ts'
import type { Reachable, ReachablePost } from '../contacts/model.ts'
import { defaultLadder, type Ladder, type NotifyStep, type Receiver, type Step } from '../model.ts'
import { flawsOf, rehearse } from '../rehearsal/model.ts'
import { dayPartOf, isResponsible, move, type Position, whoIsCalled } from './model.ts'

const calendar: WorkingCalendar = {
  zone: 'Asia/Tokyo',
  opens: 540,
  closes: 1065,
  weekdays: [1, 2, 3, 4, 5],
  holidays: new Set(['2026-11-23']),
}
const night = new Date('2026-11-20T03:07:00+09:00')
const long = { from: new Date('2026-11-01T00:00:00+09:00'), until: new Date('2026-12-01T00:00:00+09:00') }

const post = (id: string, kind: PostKind, rest: Partial<ReachablePost> = {}): ReachablePost => ({
  id,
  person: { id: `person of ${id}`, ja: id, en: id },
  title: { ja: id, en: id },
  kind,
  duties: [],
  phone: '03-0000-0142',
  phoneVerifiedAt: new Date('2026-11-10T10:00:00+09:00'),
  deputy: null,
  superior: null,
  ownsSystems: false,
  absences: [],
  ...rest,
})
const notify = (receivers: readonly Receiver[], rest: Partial<NotifyStep> = {}): NotifyStep => ({
  kind: 'NOTIFY',
  receivers,
  withDeputies: false,
  channels: ['SCREEN', 'VOICE'],
  duties: [],
  responsible: false,
  ...rest,
})
const wait = (business: number, nights = business, holiday = nights): Step => ({
  kind: 'WAIT',
  business,
  night: nights,
  holiday,
})
const kind = (of: PostKind): Receiver => ({ kind: 'POST_KIND', post: of })

const office: Reachable = {
  posts: [
    post('window', 'WINDOW', { duties: ['RECEIVE'], deputy: 'second', superior: 'head' }),
    post('second', 'OTHER'),
    post('head', 'CSIRT_HEAD'),
    post('alternate', 'ALT_REPORTER_TO_CISO'),
    post('ciso', 'CISO'),
  ],
  rosters: [
    {
      id: 'roster',
      ja: '当番',
      en: 'Duty',
      turns: [{ post: 'second', place: 1, from: night, until: new Date('2026-11-20T07:00:00+09:00') }],
    },
  ],
}
const ladder: Ladder = {
  steps: [
    notify([kind('WINDOW')]),
    wait(15, 10),
    notify([kind('CSIRT_HEAD')], { responsible: true }),
    wait(15),
    notify([kind('CISO')], { responsible: true }),
    wait(15),
  ],
  deskEvery: 10,
}
const names = (found: { called: { post: string }[] }) => found.called.map(called => called.post)
const changed = (id: string, change: Partial<ReachablePost>): Reachable => ({
  ...office,
  posts: office.posts.map(own => (own.id === id ? { ...own, ...change } : own)),
})

describe('who is called', () => {
  it('is whoever holds the post, whoever’s turn it is, and whoever stands in', () => {
    expect(names(whoIsCalled(notify([kind('WINDOW')]), office, night, []))).toEqual(['window'])
    expect(names(whoIsCalled(notify([kind('WINDOW')], { withDeputies: true }), office, night, []))).toEqual([
      'window',
      'second',
    ])
    const roster: Receiver = { kind: 'ROSTER', id: 'roster', place: 1 }
    expect(names(whoIsCalled(notify([roster]), office, night, []))).toEqual(['second'])
    expect(names(whoIsCalled(notify([roster]), office, new Date('2026-11-20T07:00:00+09:00'), []))).toEqual([])
    expect(names(whoIsCalled(notify([{ kind: 'DEPUTIES' }]), office, night, ['window']))).toEqual(['second'])
    expect(names(whoIsCalled(notify([{ kind: 'SUPERIORS' }]), office, night, ['window']))).toEqual(['head'])
  })

  it('is the deputy of somebody who is away, and nobody where that one is away as well', () => {
    const away = changed('window', { absences: [long] })
    expect(whoIsCalled(notify([kind('WINDOW')]), away, night, [])).toEqual({
      called: [{ post: 'second', person: 'person of second', as: 'DEPUTY' }],
      warnings: [{ code: 'absent', post: 'window' }],
    })
    const both = { ...away, posts: away.posts.map(own => ({ ...own, absences: [long] })) }
    expect(whoIsCalled(notify([kind('WINDOW')]), both, night, []).called).toEqual([])
  })

  it('R-062: is the alternate reporter where the head of the CSIRT owns the system', () => {
    const owner = changed('head', { ownsSystems: true })
    expect(whoIsCalled(notify([kind('CSIRT_HEAD')]), owner, night, [])).toEqual({
      called: [{ post: 'alternate', person: 'person of alternate', as: 'ALTERNATE' }],
      warnings: [{ code: 'conflict', post: 'head' }],
    })
    const alone = { ...owner, posts: owner.posts.filter(({ id }) => id !== 'alternate') }
    expect(flawsOf(ladder, alone)).toEqual([{ code: 'alternate_missing', step: null }])
    expect(flawsOf(ladder, owner)).toEqual([])
  })
})

describe('a responsible person', () => {
  it('R-067: knows whichever step called them, and a deputy is not that person', () => {
    const asked = (who: string) => isResponsible(ladder, `person of ${who}`, office, { at: night, before: [] })
    expect(['head', 'ciso', 'window', 'second', 'alternate'].map(asked)).toEqual([true, true, false, false, false])
  })
})

describe('if it happened now', () => {
  it('R-043: tells who would be called when: the window, the head, the CISO, the duty desk', () => {
    const { moments, warnings } = rehearse(ladder, office, calendar, night)
    expect(moments.map(({ at, step }) => [at.toISOString().slice(11, 16), step])).toEqual([
      ['18:07', 0],
      ['18:17', 2],
      ['18:32', 4],
      ['18:47', null],
    ])
    expect(warnings).toEqual([])
  })

  it('waits as long as the hour says: working time, night, holiday', () => {
    expect(dayPartOf(calendar, night)).toBe('night')
    expect(dayPartOf(calendar, new Date('2026-11-20T09:00:00+09:00'))).toBe('business')
    expect(dayPartOf(calendar, new Date('2026-11-20T17:45:00+09:00'))).toBe('night')
    expect(dayPartOf(calendar, new Date('2026-11-21T10:00:00+09:00'))).toBe('holiday')
    expect(dayPartOf(calendar, new Date('2026-11-23T10:00:00+09:00'))).toBe('holiday')
  })

  it('warns of a number that nobody has tried, and of one that is missing', () => {
    const stale = changed('ciso', { phoneVerifiedAt: new Date('2026-07-01T03:07:00+09:00') })
    expect(rehearse(ladder, stale, calendar, night).warnings).toEqual([
      { code: 'unverified', post: 'ciso', days: 142, step: 5 },
    ])
    expect(rehearse(ladder, changed('ciso', { phone: '' }), calendar, night).warnings).toEqual([
      { code: 'no_phone', post: 'ciso', step: 5 },
    ])
  })

  it('says so when everybody is on holiday, and calls the duty desk at once', () => {
    const empty = { ...office, posts: office.posts.map(own => ({ ...own, absences: [long] })) }
    const { moments, warnings } = rehearse(ladder, empty, calendar, night)
    expect(moments).toEqual([{ at: night, step: null, called: [] }])
    expect(warnings[0]).toEqual({ code: 'all_absent', step: null, post: null })
  })
})

describe('a ladder is not saved', () => {
  const codes = (steps: readonly Step[], reach = office) =>
    flawsOf({ steps, deskEvery: 10 }, reach).map(({ code }) => code)

  it('with a step without a person, a channel, or a post that nobody holds', () => {
    const end = notify([kind('CISO')], { responsible: true })
    expect(codes([notify([]), end])).toEqual(['no_receiver'])
    expect(codes([notify([kind('WINDOW')], { channels: [] }), end])).toEqual(['no_channel'])
    expect(codes([notify([kind('ADVISER')]), end])).toEqual(['nobody_holds'])
    expect(codes([notify([{ kind: 'POST', id: 'gone' }]), end])).toEqual(['unknown_post'])
    expect(codes([wait(15), end])).toEqual(['starts_with_wait'])
    expect(codes([end, wait(0)])).toEqual(['bad_wait'])
    expect(codes([notify([{ kind: 'DEPUTIES' }]), end])).toEqual(['nothing_before'])
  })

  it('R-067: without a responsible person, or with the window as the only one', () => {
    expect(codes([notify([kind('WINDOW')])])).toEqual(['no_responsible'])
    expect(codes([notify([kind('WINDOW')], { responsible: true })])).toEqual(['window_is_not_responsible'])
    expect(codes([])).toEqual(['no_steps', 'no_responsible'])
  })
})

const anyReceiver: fc.Arbitrary<Receiver> = fc.oneof(
  fc.constantFrom(...postKindCodes).map(kind),
  fc.constantFrom<Receiver>(
    { kind: 'DEPUTIES' },
    { kind: 'SUPERIORS' },
    { kind: 'ROSTER', id: 'roster', place: 1 },
    { kind: 'DUTY', duty: 'RECEIVE' },
  ),
  fc.constantFrom('a', 'b', 'c', 'gone').map((id): Receiver => ({ kind: 'POST', id })),
)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({
      receivers: fc.array(anyReceiver, { maxLength: 4 }),
      withDeputies: fc.boolean(),
      responsible: fc.boolean(),
    })
    .map(({ receivers, ...rest }) => notify(receivers, rest)),
  fc.integer({ min: 1, max: 1440 }).map(length => wait(length)),
)
const ids = ['a', 'b', 'c', 'd'] as const
const anyOffice: fc.Arbitrary<Reachable> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...postKindCodes),
      deputy: fc.option(fc.constantFrom(...ids)),
      superior: fc.option(fc.constantFrom(...ids)),
      ownsSystems: fc.boolean(),
      away: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map(posts => ({
    posts: posts.map(({ kind: of, away, ...rest }, index) =>
      post(ids[index] ?? 'd', of, { ...rest, absences: away ? [long] : [] }),
    ),
    rosters: [],
  }))

describe('any ladder', () => {
  it('never ends without the duty desk being called, and calls nobody twice in one step', () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 16 }),
        anyOffice,
        fc.integer({ min: 0, max: 5000 }),
        (steps, reach, late) => {
          const any: Ladder = { steps, deskEvery: 10 }
          let position: Position = { next: 0, round: 0 }
          let [now, before, last]: [Date, string[], number] = [night, [], -1]
          for (let moves = 0; ; moves++) {
            expect(moves).toBeLessThanOrEqual(steps.length)
            const made = move(any, position, reach, calendar, { now, before })
            const people = made.called.map(({ person }) => person)
            expect(new Set(people).size).toBe(people.length)
            expect(made.at >= now).toBe(true)
            // Every step is either reached or passed over because nobody was there: none is forgotten.
            const skippedOrReached = [...made.skipped, ...(made.step === null ? [] : [made.step])]
            const notifies = steps.flatMap((step, index) => (step.kind === 'NOTIFY' ? [index] : []))
            const until = made.step ?? steps.length - 1
            expect(skippedOrReached).toEqual(notifies.filter(index => index > last && index <= until))
            if (made.step === null) {
              expect(made.at.getTime() - now.getTime()).toBe(10 * 60_000)
              return
            }
            expect(made.called.length).toBeGreaterThan(0)
            before = made.called.map(({ post: called }) => called)
            last = made.step
            position = made.position
            now = new Date(made.at.getTime() + late * 60_000) // the server may have been away
          }
        },
      ),
    )
  })

  it('is whole where an organisation has defined none: the default ends at the desk whoever is there', () => {
    fc.assert(
      fc.property(anyOffice, reach => {
        const { moments } = rehearse(defaultLadder('NOTICE_RECEIVED'), reach, calendar, night)
        expect(moments.at(-1)?.step).toBeNull()
      }),
    )
  })

  it('after two hours of calls the desk is called every hour', () => {
    const at = (round: number) =>
      move({ steps: [], deskEvery: 10 }, { next: 0, round }, office, calendar, { now: night, before: [] }).at.getTime()
    expect(at(11) - night.getTime()).toBe(10 * 60_000)
    expect(at(12) - night.getTime()).toBe(60 * 60_000)
  })
})
