import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { DayText } from './TimeText.tsx'

export interface Column {
  header: ReactNode
  align?: 'start' | 'center' | 'end'
  /** As wide as its words: times, marks, counts. */
  narrow?: boolean
  /** The header is there for screen readers only. */
  hidden?: boolean
}

interface DataTableProps {
  caption: string
  columns: readonly Column[]
  /** `<tr data-row>` with `<td>`, the first cell a `<th scope="row">`; GroupRow and DayRow between them. */
  children: ReactNode
  foot?: ReactNode
}

/** A table as a table: caption, column scopes, black rule under the head. It scrolls sideways inside its own frame. */
export const DataTable = ({ caption, columns, children, foot }: DataTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section className="table-frame" aria-label={caption} tabIndex={0}>
    <table className="data-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, place) => (
            <th
              key={columnKey(column, place)}
              scope="col"
              className={classNames(`align-${column.align ?? 'start'}`, column.narrow && 'column-narrow')}
            >
              {column.hidden ? <span className="visually-hidden">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  </section>
)

const columnKey = ({ header }: Column, place: number): string =>
  typeof header === 'string' ? header : `column ${place}`

/** A quiet line over the rows it gathers. */
export const GroupRow = ({ columns, children }: { columns: number; children: ReactNode }) => (
  <tr className="group-row">
    <th scope="colgroup" colSpan={columns}>
      {children}
    </th>
  </tr>
)

export const DayRow = ({ columns, at }: { columns: number; at: Date }) => (
  <GroupRow columns={columns}>
    <DayText at={at} />
  </GroupRow>
)
