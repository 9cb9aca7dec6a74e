import { codesOf, noAnswers, type Table } from './label.ts'

/** 警察相談・通報: in 2015 the coordinator learned of a consultation ten days late, so it is always asked. */
export const policeStatuses = {
  NONE: { ja: '相談・通報していない', en: 'Neither consulted nor reported' },
  CONSULTED: { ja: '相談した', en: 'Consulted' },
  REPORTED: { ja: '通報した', en: 'Reported' },
  ...noAnswers,
} as const satisfies Table

export const policeStatusCodes = codesOf(policeStatuses)
