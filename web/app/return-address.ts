/** Where to go after signing in. Only an address of this client: `//elsewhere` and `/\elsewhere` leave it. */
export const returnAddress = (wanted: unknown): string => {
  const inside = typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in')
  return inside ? wanted : '/'
}

export const signInAddress = (from: string): string => `/sign-in?${new URLSearchParams({ return: from })}`
