import { defaultZone, type KnownTime } from '../../../src/kernel/known-time.ts'
import { type CauseChoice, causeChoices } from '../../../src/kernel/taxonomy/cause-choices.ts'
import type { Certainty } from '../../../src/kernel/taxonomy/certainty.ts'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import type { ContentInput } from '../../../src/share/reports/content.ts'

export type Recipient = 'MINISTRY' | 'COORD'

/** The form at 3 a.m.: two answers are needed, everything else is one tap; undefined is 未記入. */
export interface ReportDraft {
  summary: string
  name: string
  phone: string
  serviceImpact?: ContentInput['serviceImpact']
  eventClass?: ContentInput['eventClass']
  occurredAt: KnownTime
  cause?: CauseChoice
  certainty?: Certainty
  sharingRange?: ContentInput['sharingRange']
  reportCase?: ContentInput['reportCase']
  /** Whom a consultation asks. */
  to: Recipient
  /** Chosen once by an operator of several sectors. */
  ministry?: string
}

const noTime: KnownTime = { earliest: null, latest: null, zone: defaultZone, certainty: 'NOT_GIVEN', wording: '' }

export const emptyDraft: ReportDraft = { summary: '', name: '', phone: '', occurredAt: noTime, to: 'MINISTRY' }

/** Which button stands for the details that a report already names. */
const choiceOf = (causes: readonly string[] | undefined): CauseChoice | undefined =>
  codesOf(causeChoices).find(choice =>
    causes?.some(cause => (causeChoices[choice].details as readonly string[]).includes(cause)),
  )

/** A consultation becomes a first report with everything it said. */
export const draftOf = (content: ContentInput): ReportDraft => ({
  ...emptyDraft,
  summary: content.summary ?? '',
  name: content.contact?.name ?? '',
  phone: content.contact?.phone ?? '',
  serviceImpact: content.serviceImpact,
  eventClass: content.eventClass,
  occurredAt: content.occurredAt ?? noTime,
  cause: choiceOf(content.causes),
  certainty: content.certainty === 'NOT_GIVEN' ? undefined : content.certainty,
  sharingRange: content.sharingRange,
  reportCase: content.reportCase === 'RC0_CONSULT' ? undefined : content.reportCase, // it is no doubt any more
})

/** Only what was answered travels; `base` keeps what the consultation said beyond this form. */
export const contentOf = (draft: ReportDraft, base?: ContentInput): ContentInput => {
  const { serviceImpact, eventClass, sharingRange, reportCase, cause, occurredAt, certainty } = draft
  const causes = cause && (choiceOf(base?.causes) === cause ? base?.causes : [causeChoices[cause].countedAs])
  const { reportCase: _doubt, ...said }: Partial<ContentInput> = base ?? {}
  return {
    ...said,
    summary: draft.summary.trim(),
    contact: { name: draft.name.trim(), phone: draft.phone.trim() },
    ...(serviceImpact ? { serviceImpact } : {}),
    ...(eventClass ? { eventClass } : {}),
    ...(causes ? { causes } : {}),
    ...(occurredAt.wording.trim() === '' ? {} : { occurredAt }),
    ...(sharingRange ? { sharingRange } : {}),
    ...(reportCase ? { reportCase } : {}),
    ...(certainty ? { certainty } : {}),
  }
}

export type Lack = 'summary' | 'name' | 'phone' | 'phone_letter' | 'ministry'

/** A capital or small O between digits is a slip of the hand that nobody can call back (SCREENS §5 row 1). */
const letterForZero = /[OoＯｏ](?=[\d０-９OoＯｏ\-－])|(?<=[\d０-９\-－])[OoＯｏ]/

export const phoneHasLetter = (phone: string): boolean => letterForZero.test(phone)

/** What keeps it from being sent: the sentence and the contact, nothing else. */
export const lacksOf = (draft: ReportDraft, choosesMinistry: boolean): Lack[] => [
  ...(draft.summary.trim() === '' ? (['summary'] as const) : []),
  ...(draft.name.trim() === '' ? (['name'] as const) : []),
  ...(draft.phone.trim() === '' ? (['phone'] as const) : []),
  ...(phoneHasLetter(draft.phone) ? (['phone_letter'] as const) : []),
  ...(choosesMinistry && !draft.ministry ? (['ministry'] as const) : []),
]

/** The same while it is being written: nothing is trimmed under the writer's hands. */
export const unfinished = (draft: ReportDraft, base?: ContentInput): ContentInput => ({
  ...contentOf(draft, base),
  summary: draft.summary,
  contact: { name: draft.name, phone: draft.phone },
  occurredAt: draft.occurredAt,
})
