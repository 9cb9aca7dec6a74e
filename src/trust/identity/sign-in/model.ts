import type { Duty } from '../../../kernel/actor.ts'

/** Duties that go together in practice; an administrator may give others. */
export const usualDuties = {
  COORDINATOR_DUTY: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE'],
  COORDINATOR_HEAD: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE', 'ADMINISTER'],
  WINDOW: ['REPORT', 'RECEIVE'],
  RESPONSIBLE: ['REPORT', 'RECEIVE', 'CONSENT', 'ADMINISTER'],
} as const satisfies Record<string, readonly Duty[]>

/** Sign-in closes for an account or an address after this many failures inside the window. */
export const signInLimit = { failures: 8, windowMinutes: 15 } as const

/** A session ends twelve hours after it began (one shift and its handover), or after two idle hours. */
export const sessionLength = { hours: 12, idleMinutes: 120 } as const

export const linkLifetimeHours = { SETUP: 24, INVITATION: 72, DEMONSTRATION: 24 * 365 } as const

export type LinkPurpose = keyof typeof linkLifetimeHours

/** Length is what protects a password (NIST SP 800-63B §3.1.1.2); no rules about kinds of characters. */
export const passwordLength = { min: 12, max: 200 } as const
