import type { ScenarioKind } from '../../src/kernel/clock.ts'
import type { ActorKind } from '../../src/kernel/taxonomy/actor-kinds.ts'
import type { Labelled } from '../../src/kernel/taxonomy/label.ts'
import type { Place } from './navigation.ts'

export interface ScenarioPace {
  kind: ScenarioKind
  speed: number
  paused: boolean
}

/** Who is here: all that the frame draws. */
export interface Session {
  /** Server or scenario time, ISO 8601. */
  now: string
  environment: 'real' | 'exercise' | 'demo'
  /** Scenario time runs: the clock says so in black on yellow, and a strip on every page and print. */
  scenario: ScenarioPace | null
  /** An operator sees its own reports and the advisories that reached it. */
  view: 'coordinating' | 'operator'
  person: { name: Labelled }
  organisation: { name: Labelled; fictional: boolean }
  post: { name: Labelled; until?: string }
  /** The pages some post of the organisation may use; the others are not drawn. */
  places: readonly Place[]
  /** What waits for this person, by page; urgent holds something overdue or silent. */
  waiting: Partial<Record<Place, { count: number; urgent: boolean }>>
}

/** The part of GET /api/v1/session that the frame reads; `actor` is null while nobody is signed in. */
export interface SessionAnswer {
  now: string
  environment: 'REAL' | 'DEMONSTRATION'
  scenario: ScenarioPace | null
  actor: {
    person: { ja: string; en: string }
    organisation: { ja: string; en: string; shortJa: string; shortEn: string; fictional: boolean }
    titleJa: string
    titleEn: string
    kinds: string[]
    duties: string[]
  } | null
}

const environments = { REAL: 'real', DEMONSTRATION: 'demo' } as const

const operatorPlaces: readonly Place[] = [
  'home',
  'inbox',
  'reports',
  'new_report',
  'advisories',
  'handovers',
  'ladders',
  'sweeps',
  'directory',
  'notices',
  'wall',
  'search',
  'regimes',
]
const everyPlace: readonly Place[] = [...operatorPlaces, 'cases', 'deliveries', 'detection_notices']
const operator: ActorKind = 'CI_OPERATOR'
const coordinator: ActorKind = 'COORD'
const watch: ActorKind = 'GSOC'
/** The two ends of a request to alert. */
const asks: readonly ActorKind[] = [coordinator, 'MINISTRY', 'SECTOR_MINISTRY']

/** An operator with no other role never runs a case or a delivery board; a CEPTOAR watches its members’ deliveries. */
export const sessionOf = ({ now, environment, scenario, actor }: SessionAnswer): Session | null => {
  if (!actor) return null
  const { person, organisation, titleJa, titleEn, kinds, duties } = actor
  const onlyOperates = kinds.length > 0 && kinds.every(kind => kind === operator)
  return {
    now,
    environment: scenario && environment === 'REAL' ? 'exercise' : environments[environment],
    scenario,
    view: onlyOperates ? 'operator' : 'coordinating',
    person: { name: person },
    organisation: {
      name: { ja: organisation.shortJa, en: organisation.shortEn },
      fictional: organisation.fictional,
    },
    post: { name: { ja: titleJa, en: titleEn } },
    places: [
      ...(onlyOperates ? operatorPlaces : everyPlace),
      ...(duties.includes('TRIAGE') || duties.includes('REPORT') ? (['investigations'] as const) : []),
      ...(asks.some(kind => kinds.includes(kind)) ? (['alert_requests'] as const) : []),
      ...(kinds.includes(watch) ? (['detections'] as const) : []),
      ...(kinds.includes(coordinator) ? (['public_cases', 'effects'] as const) : []),
      ...(duties.includes('ADMINISTER') ? (['administration'] as const) : []),
    ],
    waiting: {},
  }
}
