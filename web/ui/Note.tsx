import type { ReactNode } from 'react'

export type NoteTone = 'plain' | 'alarm' | 'soon' | 'done' | 'current'

interface NoteProps {
  tone?: NoteTone
  /** The fact, in bold, before what to do. */
  lead?: string
  children?: ReactNode
}

export const Note = ({ tone = 'plain', lead, children }: NoteProps) => (
  <div className={`note note-${tone}`}>
    {lead && <strong className={tone === 'alarm' ? 'note-lead note-lead-alarm' : 'note-lead'}>{lead}</strong>}
    {children}
  </div>
)
