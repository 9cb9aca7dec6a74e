import { localHour } from '../calendar/model.ts'
import type { EventLogFile } from '../correlate/model.ts'
import type { CaseSheet, LineReference } from '../model.ts'
import { type Deviation, departure } from './model.ts'

/** Records of a file server: an object was opened (4656, 4663) or a file on a share was asked for (5145). */
const isFile = (eventId: number): boolean => eventId === 4656 || eventId === 4663 || eventId === 5145

/** Days on which an account opened far more files than on its other days; at least twenty, and three days to compare. */
export const fileDeviations = (logs: EventLogFile[], sheet: CaseSheet, threshold: number): Deviation[] => {
  const days = new Map<string, Map<string, { count: number; lines: LineReference[] }>>()
  for (const { file, events } of logs)
    for (const [index, event] of events.entries()) {
      const account = event.fields.SubjectUserName ?? ''
      if (!isFile(event.eventId) || account === '' || account.endsWith('$')) continue
      const { day } = localHour(sheet, Date.parse(event.time))
      const mine = days.get(account) ?? new Map<string, { count: number; lines: LineReference[] }>()
      days.set(account, mine)
      const one = mine.get(day) ?? { count: 0, lines: [] }
      mine.set(day, one)
      one.count += 1
      if (one.lines.length < 3) one.lines.push({ file, line: event.line ?? event.recordId ?? index + 1 })
    }
  return [...days].flatMap(([who, mine]) =>
    [...mine].flatMap(([day, { count, lines }]): Deviation[] => {
      const others = [...mine].filter(([other]) => other !== day).map(([, one]) => one.count)
      const { mean, times } = departure(count, others, 5)
      if (others.length < 3 || count < 20 || times < threshold) return []
      return [{ source: 'files', who, day, measure: 'files', value: count, mean, times, lines }]
    }),
  )
}
