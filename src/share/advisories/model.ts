import type { Missing } from '../../kernel/decision.ts'
import type { ConsentState } from '../../kernel/taxonomy/sharing.ts'
import { atMostAsOpenAs, type Tlp } from '../../kernel/tlp.ts'
import { mayFollow, type Transitions } from '../../kernel/transitions.ts'

export const advisoryStates = {
  DRAFTING: { ja: '起案中', en: 'Drafting' },
  IN_REVIEW: { ja: '承認待ち', en: 'Waiting for approval' },
  RETURNED: { ja: '差し戻し', en: 'Returned' },
  RELEASED: { ja: '公開済み', en: 'Released' },
} as const

export type AdvisoryState = keyof typeof advisoryStates

/** A new revision brings an advisory back to drafting from wherever it stands before its release. */
export const advisoryTransitions = {
  DRAFTING: ['DRAFTING', 'IN_REVIEW'],
  IN_REVIEW: ['DRAFTING', 'RETURNED', 'RELEASED'],
  RETURNED: ['DRAFTING', 'IN_REVIEW'],
  RELEASED: [],
} as const satisfies Transitions<AdvisoryState>

export const mayMove = (from: AdvisoryState, to: AdvisoryState): boolean => mayFollow(advisoryTransitions, from, to)

/** How the originator stands to exactly this revision (trust/consent), as far as the guards need it. */
export interface ConsentStanding {
  state: ConsentState | 'NOT_NEEDED' | 'MISSING' | 'OTHER_REVISION'
  /** The most open label that it allows; null while it has not spoken about this text. */
  tlp: Tlp | null
}

/** Everything that decides about a release, gathered by the service and sent to the browser. */
export interface Release {
  state: AdvisoryState
  /** Who wrote any revision of it. */
  editors: readonly string[]
  /** Who looks at it. */
  reader: string
  victim: Face | null
  others: Face & { tlp: Tlp }
  /** Words in the others' text that would give the victim away (R-037). */
  identifiersLeft: number
  /** Whether others may learn who was hit, if the originator has consented to exactly this text. */
  named: boolean
  /** How many organisations the remaining facts fit, of how many it takes; null where there is no victim to hide. */
  fits: { count: number; threshold: number } | null
  consent: ConsentStanding
  /** Files that would go with the others' text. */
  files: readonly FileStanding[]
  /** Label of the case; null for an advisory without one. */
  caseTlp: Tlp | null
  /** How many would get it. */
  recipients: number
}

/** What stands against sending a file; null: nothing. */
export interface FileStanding {
  name: string
  fault: 'file_not_read' | 'file_names_victim' | 'file_not_looked_at' | null
  /** Where the victim's name stands. */
  field?: string
}

interface Face {
  title: string
  body: string
  tlp: Tlp
}

type Guard = (release: Release) => Missing[]

const inReview: Guard = ({ state }) => (state === 'IN_REVIEW' ? [] : [{ code: 'not_in_review', values: { state } }])

/** a second person releases; whoever wrote or changed any revision is not a second person. */
const secondPerson: Guard = ({ editors, reader }) => (editors.includes(reader) ? [{ code: 'second_person' }] : [])

const bothWritten: Guard = ({ victim, others }) =>
  [
    { face: 'VICTIM', text: victim },
    { face: 'OTHERS', text: others },
  ].flatMap(({ face, text }) =>
    text && (text.title.trim() === '' || text.body.trim() === '') ? [{ code: 'text_empty', values: { face } }] : [],
  )

const agreed = ({ consent: { state } }: Release): boolean => state === 'GRANTED' || state === 'CONDITIONAL'

/** nothing that names the victim goes to others, unless it agreed to be named in exactly this text. */
const anonymous: Guard = release =>
  release.identifiersLeft > 0 && !(release.named && agreed(release))
    ? [{ code: 'identifier_left', values: { count: release.identifiersLeft } }]
    : []

/** DOMAIN §3.2: facts that fit fewer than k organisations name the victim as well, unless it has agreed to this text. */
const enoughFit: Guard = release =>
  release.fits && release.fits.count < release.fits.threshold && !agreed(release)
    ? [{ code: 'too_few_fit', values: { count: release.fits.count, threshold: release.fits.threshold } }]
    : []

const consentCodes = {
  MISSING: 'consent_missing',
  OTHER_REVISION: 'consent_other_revision',
  ASKED: 'consent_not_answered',
  REFUSED: 'consent_refused',
  WITHDRAWN: 'consent_withdrawn',
  EXPIRED: 'consent_expired',
} as const

/** the originator consents to this text, this label and these recipients, and has not withdrawn it. */
const consented: Guard = ({ consent: { state } }) =>
  state === 'NOT_NEEDED' || state === 'GRANTED' || state === 'CONDITIONAL' ? [] : [{ code: consentCodes[state] }]

/**
 * R-038: only the originator opens a label further (DOMAIN §3.3). The victim's own text keeps to the label of its case,
 * the others' text to what the originator has allowed.
 */
const withinLabel: Guard = ({ victim, others, caseTlp, consent }) => {
  const beyond: Missing[] = []
  if (victim && caseTlp && !atMostAsOpenAs(victim.tlp, caseTlp)) {
    beyond.push({ code: 'label_beyond_range', values: { face: 'VICTIM', limit: caseTlp } })
  }
  if (consent.tlp && !atMostAsOpenAs(others.tlp, consent.tlp)) {
    beyond.push({ code: 'label_beyond_range', values: { face: 'OTHERS', limit: consent.tlp } })
  }
  return beyond
}

/** SCREENS §5 row 6: a file gives the victim away by its name and by what it says of itself. */
const filesAnonymous: Guard = release =>
  release.files.flatMap(({ name, fault, field = '' }) =>
    fault === null || (fault === 'file_names_victim' && release.named && agreed(release))
      ? []
      : [{ code: fault, values: { name, field } }],
  )

const someoneGetsIt: Guard = ({ recipients }) => (recipients === 0 ? [{ code: 'audience_empty' }] : [])

const guards: readonly Guard[] = [
  inReview,
  secondPerson,
  bothWritten,
  anonymous,
  enoughFit,
  consented,
  withinLabel,
  filesAnonymous,
  someoneGetsIt,
]

/** Why this cannot be released; empty when it can. The browser draws the same list (SCREENS §1.5). */
export const refusals = (release: Release): Missing[] => guards.flatMap(guard => guard(release))
