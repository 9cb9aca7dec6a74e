import type { Language } from '../i18n/setup.ts'
import type { Place } from './navigation.ts'

type InBothLanguages = Record<Language, string>

/** Who is here, as GET /api/v1/session answers: all that the frame draws. */
export interface Session {
  /** Server or scenario time, ISO 8601. */
  now: string
  environment: 'real' | 'exercise' | 'demo'
  /** Scenario time runs: the clock says so in black on yellow. */
  scenario: boolean
  /** An operator sees its own reports and the advisories that reached it. */
  view: 'coordinating' | 'operator'
  person: { name: InBothLanguages }
  organisation: { name: InBothLanguages; fictional: boolean }
  post: { name: InBothLanguages; until?: string }
  /** The pages some post of the organisation may use; the others are not drawn. */
  places: Place[]
  /** What waits for this person, by page; urgent holds something overdue or silent. */
  waiting: Partial<Record<Place, { count: number; urgent: boolean }>>
}
