/** Where to go after signing in. Only an address of this client: `//elsewhere` and `/\elsewhere` leave it. */
export const returnAddress = (wanted: unknown): string => {
  const inside = typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in')
  return inside ? wanted : '/'
}

export const signInAddress = (from: string): string => `/sign-in?${new URLSearchParams({ return: from })}`

const signInProblems = [
  'provider_away',
  'provider_refused',
  'provider_attempt_over',
  'provider_unknown_person',
] as const

export type SignInProblem = (typeof signInProblems)[number]

/** What the way over an identity provider may bring back in the address; no other sentence is put there by a link. */
export const isSignInProblem = (code: string): code is SignInProblem => signInProblems.some(known => known === code)
