import type { ReactNode } from 'react'
import { dayInJapan } from '../../../src/kernel/clock.ts'
import { DayRow } from '../../ui/DataTable.tsx'

/** Rows in their order with a day's heading wherever the day changes; rows without a time follow without one. */
export const byDay = <Row,>(
  rows: readonly Row[],
  at: (row: Row) => Date | null,
  columns: number,
  draw: (row: Row) => ReactNode,
): ReactNode[] => {
  let day = ''
  return rows.flatMap(row => {
    const when = at(row)
    const own = when ? dayInJapan(when) : ''
    const heading = when && own !== day ? [<DayRow key={`day ${own}`} columns={columns} at={when} />] : []
    day = own
    return [...heading, draw(row)]
  })
}
