import { describe, expect, test } from 'vitest'
import { actorKindCodes, actorKinds } from './actor-kinds.ts'
import { advisoryKindCodes, advisoryKinds } from './advisory-kinds.ts'
import { casePaths, caseStateCodes, caseStates } from './case-states.ts'
import { causeChoices } from './cause-choices.ts'
import {
  attackerNotExcluded,
  type CauseDetail,
  causeClassCodes,
  causeClasses,
  causeClassOf,
  causeDetailCodes,
  causeDetails,
  detailsOf,
} from './cause-classes.ts'
import { certainties } from './certainty.ts'
import { deliveryStates } from './deliveries.ts'
import {
  eventAnswers,
  eventClassCodes,
  eventClasses,
  eventGroups,
  eventMajorClasses,
  eventTaxonomy,
  isOmen,
  omenKinds,
} from './event-classes.ts'
import { impactParts, manualFallbacks, publiclyKnown, serviceDisruptions, serviceImpacts } from './impact.ts'
import { keyScopes } from './key-scopes.ts'
import { codesOf, isCodeOf, isValidOn, label, noAnswers, type Table } from './label.ts'
import { measureStates } from './measures.ts'
import { policeStatuses } from './police.ts'
import { postKinds } from './posts.ts'
import { relationKinds } from './relation-kinds.ts'
import { reportCaseCodes, reportCases } from './report-cases.ts'
import { reportKinds, reportStates } from './report-versions.ts'
import { sectorCodes, sectors } from './sectors.ts'
import { anonymisations, consentStates, sharingRanges } from './sharing.ts'

const tables: Record<string, Table> = {
  actorKinds,
  advisoryKinds,
  casePaths,
  caseStates,
  causeChoices,
  causeClasses,
  causeDetails,
  certainties,
  consentStates,
  deliveryStates,
  eventClasses,
  eventGroups,
  eventMajorClasses,
  keyScopes,
  manualFallbacks,
  measureStates,
  noAnswers,
  omenKinds,
  policeStatuses,
  postKinds,
  publiclyKnown,
  relationKinds,
  reportCases,
  reportKinds,
  reportStates,
  sectors,
  serviceDisruptions,
  serviceImpacts,
  impactParts,
  anonymisations,
  sharingRanges,
}

describe.each(Object.entries(tables))('%s', (_name, table) => {
  test('has both languages for every code, and no two codes that read the same', () => {
    const rows = codesOf(table).map(code => [label(table, code, 'ja'), label(table, code, 'en')] as const)
    for (const [ja, en] of rows) {
      expect(ja.trim()).not.toBe('')
      expect(en.trim()).not.toBe('')
      expect(en).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
    }
    expect(new Set(rows.map(([ja]) => ja)).size).toBe(rows.length)
    expect(new Set(rows.map(([, en]) => en)).size).toBe(rows.length)
  })
})

describe('the event classes', () => {
  test('R-022: are exactly the eight of 別紙3, under a version that says from when', () => {
    expect([...eventClassCodes].sort()).toEqual([
      'EV_A_UNAVAIL',
      'EV_C_LEAK',
      'EV_I_DESTROY',
      'EV_L_CODEEXEC',
      'EV_L_INTRUSION',
      'EV_L_MALWARE',
      'EV_L_OTHER',
      'EV_OMEN',
    ])
    expect(isValidOn(eventTaxonomy, '2017-04-17')).toBe(false)
    expect(isValidOn(eventTaxonomy, '2017-04-18')).toBe(true)
  })

  test('R-024: near misses are the one class that has not occurred', () => {
    expect(eventClassCodes.filter(isOmen)).toEqual(['EV_OMEN'])
  })

  test('unknown and not given are answers, and are not classes', () => {
    expect(isCodeOf(eventAnswers, 'UNKNOWN') && isCodeOf(eventAnswers, 'NOT_GIVEN')).toBe(true)
    expect(isCodeOf(eventClasses, 'UNKNOWN')).toBe(false)
    expect(isCodeOf(eventClasses, 'toString')).toBe(false)
  })

  test('an intrusion leads to the others; it is not an availability event (DOMAIN §13 A2)', () => {
    expect(eventClasses.EV_L_INTRUSION.group).toBe('LEADING_TO')
  })
})

describe('the cause classes', () => {
  test('R-023: are four, with 18 named details and one catch-all in each', () => {
    expect(causeClassCodes).toHaveLength(4)
    expect(causeDetailCodes).toHaveLength(22)
    const catchAlls = causeDetailCodes.filter(code => 'catchAll' in causeDetails[code])
    expect(catchAlls.map(causeClassOf)).toEqual(causeClassCodes)
    expect(causeClassCodes.map(of => detailsOf(of).length)).toEqual([7, 9, 3, 3])
    for (const code of causeDetailCodes) expect(code.startsWith(causeClassOf(code))).toBe(true)
  })

  test('R-018: failure, operation and disaster are choices that stand for no attacker', () => {
    const { FAULT, OPERATION, DISASTER } = causeChoices
    for (const choice of [FAULT, OPERATION, DISASTER]) expect(attackerNotExcluded([choice.countedAs])).toBe(false)
    expect(causeDetails.CA_ACC_HW.of).toBe('CA_ACC')
  })

  test('R-021: insider wrongdoing has a detail of its own, combined with leak or destruction', () => {
    expect(causeDetails.CA_INT_INSIDER.of).toBe('CA_INT')
    expect(causeChoices.ATTACK.details).toContain('CA_INT_INSIDER')
    expect(isCodeOf(eventClasses, 'EV_C_LEAK') && isCodeOf(eventClasses, 'EV_I_DESTROY')).toBe(true)
  })

  test('an attacker is not excluded while nothing, an attack, or “unknown” is recorded', () => {
    expect(attackerNotExcluded([])).toBe(true)
    expect(attackerNotExcluded(['CA_ACC_HW', 'CA_INT_MAIL'])).toBe(true)
    expect(attackerNotExcluded(['CA_OTH_UNKNOWN'])).toBe(true)
    expect(attackerNotExcluded(['CA_ACC_HW', 'CA_ENV_DISASTER'])).toBe(false)
  })

  test('the simple form’s choices together lead to every named detail but “not listed above”', () => {
    const reached = new Set<CauseDetail>(Object.values(causeChoices).flatMap(choice => choice.details))
    expect(causeDetailCodes.filter(code => !reached.has(code))).toEqual(['CA_OTH_THREAT', 'CA_OTH_OTHER'])
  })
})

test('R-020: a service impact that is only feared is an answer of its own', () => {
  expect(codesOf(serviceImpacts)).toEqual(['PRESENT', 'FEARED', 'NONE', 'UNKNOWN', 'NOT_GIVEN'])
})

test('R-025: a service disruption is answered apart from the system fault, also by “unknown”', () => {
  expect(codesOf(serviceDisruptions)).toEqual(['YES', 'NO', 'UNKNOWN', 'NOT_GIVEN'])
  expect(eventClassCodes.some(code => code.includes('DISRUPTION'))).toBe(false)
})

test('R-002: every actor kind of DOMAIN §1.1 is there', () => {
  expect(actorKindCodes).toHaveLength(38)
})

test('the other lists are complete', () => {
  expect(reportCaseCodes).toHaveLength(7)
  expect(advisoryKindCodes).toHaveLength(9)
  expect(caseStateCodes).toHaveLength(14)
  expect(codesOf(relationKinds)).toHaveLength(9)
})

test('there are fifteen sectors and a sixteenth that is not named before it is known', () => {
  expect(sectorCodes).toHaveLength(16)
  expect(sectorCodes.filter(code => isValidOn(sectors[code], '2026-09-30'))).toHaveLength(15)
  expect(sectorCodes.filter(code => isValidOn(sectors[code], '2026-10-01'))).toHaveLength(16)
  expect(sectorCodes.filter(code => 'editable' in sectors[code])).toEqual(['S16_TBD'])
})

test('every question has a way to say that one does not know or was not asked', () => {
  for (const table of [certainties, serviceImpacts, manualFallbacks, policeStatuses, publiclyKnown]) {
    expect(codesOf(table)).toEqual(expect.arrayContaining(['UNKNOWN', 'NOT_GIVEN']))
  }
})
