import { describe, expect, it } from 'vitest'
import { reportKindCodes } from '../../kernel/taxonomy/report-versions.ts'
import { complete, contentInput, fieldOrder } from './content.ts'
import { changes, finalLacks, mayFollowVersion, mayHandle, openBeforeFinal, versionState } from './model.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 0, minute))

describe('the versions of a report', () => {
  it('R-015: follow each other only in the order of the table', () => {
    const allowed = reportKindCodes.flatMap(last =>
      reportKindCodes.filter(next => mayFollowVersion(last, next).allowed).map(next => `${last}>${next}`),
    )
    expect(allowed.sort()).toEqual(
      [
        'FIRST>FOLLOW_UP',
        'FIRST>FINAL',
        'FIRST>CORRECTION',
        'FIRST>WITHDRAWAL',
        'FOLLOW_UP>FOLLOW_UP',
        'FOLLOW_UP>FINAL',
        'FOLLOW_UP>CORRECTION',
        'FOLLOW_UP>WITHDRAWAL',
        'CORRECTION>FOLLOW_UP',
        'CORRECTION>FINAL',
        'CORRECTION>CORRECTION',
        'CORRECTION>WITHDRAWAL',
        'FINAL>FOLLOW_UP',
        'FINAL>CORRECTION',
        'CONSULTATION>CONSULTATION',
        'CONSULTATION>WITHDRAWAL',
      ].sort(),
    )
  })

  it('stand where triage last put them, however late somebody else acknowledges', () => {
    expect(versionState([])).toBe('SUBMITTED')
    expect(versionState([{ state: 'RECEIVED', at: at(1) }])).toBe('RECEIVED')
    expect(
      versionState([
        { state: 'ACCEPTED', at: at(2) },
        { state: 'RECEIVED', at: at(9) },
      ]),
    ).toBe('ACCEPTED')
    expect(
      versionState([
        { state: 'RECLASSIFIED', at: at(5) },
        { state: 'ACCEPTED', at: at(2) },
      ]),
    ).toBe('RECLASSIFIED')
  })

  it('are triaged after they were received, and a returned one is answered by a new version only', () => {
    expect(mayHandle('SUBMITTED', 'ACCEPTED').allowed).toBe(false)
    expect(mayHandle('RECEIVED', 'ACCEPTED').allowed).toBe(true)
    expect(mayHandle('RECEIVED', 'RETURNED').allowed).toBe(true)
    expect(mayHandle('RETURNED', 'ACCEPTED').allowed).toBe(false)
    expect(mayHandle('ACCEPTED', 'RECLASSIFIED').allowed).toBe(true)
  })

  it('R-010: a missing legal basis keeps back the final report only', () => {
    const complete = { reportCase: 'RC1_LEGAL', legalBasis: '電気通信事業法', lessons: '手順を改める。' }
    expect(finalLacks(complete)).toEqual([])
    expect(finalLacks({ ...complete, legalBasis: '' })).toEqual([{ code: 'legal_basis' }])
    expect(finalLacks({ ...complete, reportCase: 'RC3_VOLUNTARY', legalBasis: '' })).toEqual([])
    expect(finalLacks({ ...complete, lessons: '' })).toEqual([{ code: 'report_lessons' }])
  })

  it('R-011: both judgements of the second case need a name and a time, and keep back the final report only', () => {
    const at = { wording: '3時半', earliest: null }
    const judged = { by: '運輸指令所長', at }
    const complete = {
      reportCase: 'RC2_SERIOUS',
      effectJudgement: judged,
      sharingJudgement: judged,
      lessons: '手順を改める。',
    }
    expect(finalLacks(complete)).toEqual([])
    expect(finalLacks({ ...complete, effectJudgement: undefined })).toEqual([{ code: 'effect_judgement' }])
    expect(finalLacks({ ...complete, sharingJudgement: { by: '', at } })).toEqual([{ code: 'sharing_judgement' }])
    const undated = { by: '運輸指令所長', at: { wording: '', earliest: null } }
    expect(finalLacks({ ...complete, sharingJudgement: undated })).toEqual([{ code: 'sharing_judgement' }])
    expect(finalLacks({ reportCase: 'RC3_VOLUNTARY', lessons: '手順を改める。' })).toEqual([])
    expect(openBeforeFinal({ kind: 'FIRST', content: { reportCase: 'RC2_SERIOUS' } }).map(({ code }) => code)).toEqual([
      'effect_judgement',
      'sharing_judgement',
      'report_lessons',
    ])
    expect(openBeforeFinal({ kind: 'WITHDRAWAL', content: {} })).toEqual([])
  })

  it('R-014: differ field by field, a raised or lowered certainty included', () => {
    const read = (more: object) =>
      complete(contentInput.parse({ summary: '停止', contact: { name: '早瀬', phone: '1' }, ...more }))
    const before = read({ eventClass: 'EV_A_UNAVAIL', fieldCertainty: { eventClass: 'SUSPECTED' } })
    const after = read({
      eventClass: 'EV_A_UNAVAIL',
      causes: ['CA_ACC_HW'],
      fieldCertainty: { eventClass: 'CONFIRMED' },
    })
    expect(changes(before, after, fieldOrder)).toEqual([
      {
        field: 'eventClass',
        before: 'EV_A_UNAVAIL',
        after: 'EV_A_UNAVAIL',
        certaintyBefore: 'SUSPECTED',
        certaintyAfter: 'CONFIRMED',
      },
      { field: 'causes', before: [], after: ['CA_ACC_HW'], certaintyBefore: 'NOT_GIVEN', certaintyAfter: 'NOT_GIVEN' },
    ])
    expect(changes(before, before, fieldOrder)).toEqual([])
  })
})
