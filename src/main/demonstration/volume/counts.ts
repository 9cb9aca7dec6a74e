import type { EventClass } from '../../../kernel/taxonomy/event-classes.ts'

/** One number for a year, or four where the quarters are published. */
type Count = number | readonly [number, number, number, number]

interface YearOfCounts {
  fiscalYear: number
  reports: Readonly<Record<EventClass, Count>>
  advisories: Count
}

const years = [2019, 2020, 2021, 2022] as const
const totals: Readonly<Record<EventClass, readonly [number, number, number, number]>> = {
  EV_OMEN: [12, 28, 25, 28],
  EV_C_LEAK: [13, 23, 29, 17],
  EV_I_DESTROY: [11, 12, 20, 15],
  EV_A_UNAVAIL: [158, 157, 181, 145],
  EV_L_MALWARE: [9, 18, 46, 38],
  EV_L_CODEEXEC: [5, 3, 2, 1],
  EV_L_INTRUSION: [14, 26, 24, 22],
  EV_L_OTHER: [47, 42, 80, 36],
}
const advisories = [38, 64, 91, 83] as const

const yearAt = (index: 0 | 1 | 2 | 3): YearOfCounts => ({
  fiscalYear: years[index],
  reports: Object.fromEntries(
    Object.entries(totals).map(([code, counts]) => [code, counts[index]]),
  ) as YearOfCounts['reports'],
  advisories: advisories[index],
})

/** Reports by event class, and advisories, of the national scheme in five fiscal years (annual report FY2023). */
export const countsOfYears: readonly YearOfCounts[] = [
  yearAt(0),
  yearAt(1),
  yearAt(2),
  yearAt(3),
  {
    fiscalYear: 2023,
    reports: {
      EV_OMEN: [9, 1, 2, 0],
      EV_C_LEAK: [9, 4, 4, 3],
      EV_I_DESTROY: [5, 6, 3, 4],
      EV_A_UNAVAIL: [56, 31, 30, 31],
      EV_L_MALWARE: [2, 4, 8, 6],
      EV_L_CODEEXEC: [1, 0, 1, 1],
      EV_L_INTRUSION: [6, 2, 1, 4],
      EV_L_OTHER: [11, 5, 14, 8],
    },
    advisories: [25, 37, 34, 31],
  },
]
