import type { ReactNode } from 'react'

interface SectionHeadProps {
  title: string
  id?: string
  count?: number
  support?: string
  /** The heading of the “next to act” column of the rows below. */
  column?: string
  aside?: ReactNode
}

/** The 2 px black rule that opens a section of the main column. */
export const SectionHead = ({ title, id, count, support, column, aside }: SectionHeadProps) => (
  <div className="section-head">
    <h2 id={id}>{title}</h2>
    {count !== undefined && <strong>{count}</strong>}
    {support && <span className="section-support">{support}</span>}
    {column && (
      <span className="section-column" aria-hidden="true">
        {column}
      </span>
    )}
    {aside !== undefined && <div className="section-aside">{aside}</div>}
  </div>
)
