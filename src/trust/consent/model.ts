import { type Audience, isSameAudience, isWithin } from '../../kernel/audience.ts'
import type { Missing } from '../../kernel/decision.ts'
import type { ConsentState } from '../../kernel/taxonomy/sharing.ts'
import { atMostAsOpenAs, type Tlp } from '../../kernel/tlp.ts'

/** What consent is bound to: the exact words, their label, whom they reach and what for. */
export interface Derivative {
  title: string
  body: string
  requests: readonly string[]
  tlp: Tlp
  audience: Audience
  purpose: string
  /** Whether the text may say who was hit. */
  named: boolean
  /** Files that go with it, by name and hash, in the order of their hashes. */
  files: readonly { name: string; sha256: string }[]
}

export type Verdict = 'GRANTED' | 'CONDITIONAL' | 'REFUSED' | 'WITHDRAWN'

export interface ConsentAnswer {
  verdict: Verdict
  tlp: Tlp
  audience: Audience
  conditions: string
}

export interface Consent extends Derivative {
  id: string
  askedAt: Date
  expiresAt: Date
  /** The originator's last word; null while nobody has answered. */
  decision: ConsentAnswer | null
}

/** A refusal and a withdrawal stand for good; an unanswered request and a consent end at their date. */
export const consentState = (consent: Pick<Consent, 'decision' | 'expiresAt'>, now: Date): ConsentState => {
  const { decision, expiresAt } = consent
  if (decision?.verdict === 'REFUSED' || decision?.verdict === 'WITHDRAWN') return decision.verdict
  if (expiresAt <= now) return 'EXPIRED'
  return decision?.verdict ?? 'ASKED'
}

/** Consent that holds now. */
export const isStanding = (state: Standing['state']): boolean => state === 'GRANTED' || state === 'CONDITIONAL'

/** What may follow the originator's last word: a consent may be withdrawn for the future, a refusal may be lifted by a new request. */
export const nextVerdicts = (consent: Pick<Consent, 'decision' | 'expiresAt'>, now: Date): readonly Verdict[] => {
  const state = consentState(consent, now)
  if (state === 'ASKED') return ['GRANTED', 'CONDITIONAL', 'REFUSED']
  return isStanding(state) ? ['WITHDRAWN'] : []
}

/** What keeps an answer from being accepted; the browser draws the same list beside the button. */
export const answerFlaws = (
  consent: Pick<Consent, 'decision' | 'expiresAt' | 'tlp' | 'audience'>,
  answer: ConsentAnswer,
  now: Date,
): Missing[] => {
  const flaws: Missing[] = []
  if (!nextVerdicts(consent, now).includes(answer.verdict)) {
    flaws.push({ code: 'consent_not_open', values: { state: consentState(consent, now) } })
  }
  if (answer.verdict === 'GRANTED' || answer.verdict === 'CONDITIONAL') {
    if (!atMostAsOpenAs(answer.tlp, consent.tlp))
      flaws.push({ code: 'label_wider_than_asked', values: { asked: consent.tlp } })
    if (!isWithin(answer.audience, consent.audience)) flaws.push({ code: 'audience_wider_than_asked' })
  }
  return flaws
}

const sameWords = (a: Derivative, b: Derivative): boolean =>
  a.title === b.title &&
  a.body === b.body &&
  a.purpose === b.purpose &&
  a.named === b.named &&
  a.requests.length === b.requests.length &&
  a.requests.every((request, index) => request === b.requests[index]) &&
  a.files.length === b.files.length &&
  a.files.every(({ name, sha256 }, index) => name === b.files[index]?.name && sha256 === b.files[index]?.sha256)

/**
 * Whether a consent was asked for exactly this derivative. Taking over the narrower label or audience that the
 * originator itself laid down is no change that it would have to be asked about again; every other change is.
 */
export const speaksOf = (consent: Consent, derivative: Derivative): boolean => {
  const { decision } = consent
  return (
    sameWords(consent, derivative) &&
    (derivative.tlp === consent.tlp || derivative.tlp === decision?.tlp) &&
    (isSameAudience(derivative.audience, consent.audience) ||
      (decision !== null && isSameAudience(derivative.audience, decision.audience)))
  )
}

export interface Standing {
  state: ConsentState | 'NOT_NEEDED' | 'MISSING' | 'OTHER_REVISION'
  /** The request that the state is about; for OTHER_REVISION, the latest one about another text. */
  consent: Consent | null
}

/** How the originator stands to this derivative: its latest request about it, else that it was asked about another text. */
export const standingOf = (derivative: Derivative, consents: readonly Consent[], now: Date): Standing => {
  const newestFirst = [...consents].sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime())
  const about = newestFirst.find(consent => speaksOf(consent, derivative))
  if (about) return { state: consentState(about, now), consent: about }
  const [other] = newestFirst
  return other ? { state: 'OTHER_REVISION', consent: other } : { state: 'MISSING', consent: null }
}
