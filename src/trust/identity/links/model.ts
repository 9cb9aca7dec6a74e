import type { Duty } from '../../../kernel/actor.ts'

/** Duties that go together in practice; an administrator may give others. */
export const usualDuties = {
  COORDINATOR_DUTY: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE'],
  COORDINATOR_HEAD: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE', 'ADMINISTER'],
  WINDOW: ['REPORT', 'RECEIVE'],
  RESPONSIBLE: ['REPORT', 'RECEIVE', 'CONSENT', 'ADMINISTER'],
} as const satisfies Record<string, readonly Duty[]>

export const linkLifetimeHours = { SETUP: 24, INVITATION: 72, DEMONSTRATION: 24 * 365, PASSWORD: 24 } as const

export type LinkPurpose = keyof typeof linkLifetimeHours
