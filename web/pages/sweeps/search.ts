const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The case that a sweep is begun from. */
export const readSweepOf = (search: Record<string, unknown>): { case?: string } =>
  typeof search.case === 'string' && uuid.test(search.case) ? { case: search.case } : {}
