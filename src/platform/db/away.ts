/** PostgreSQL's own words for going, coming and being crowded (appendix A): class 08, class 57 and too many connections. */
const awayStates = /^(08...|57P0[1-5]|53300)$/
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
/** What pg says where a connection ended under it; it gives these no code. */
const awayWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/**
 * Why the database could not do its work, where that will pass or somebody has to make room; null for any other error.
 * What was asked may have been committed just before the connection ended: a repetition with its key tells.
 */
export const databaseTrouble = (error: object): 'database_away' | 'database_full' | null => {
  const code = 'code' in error ? String(error.code) : ''
  if (code === '53100') return 'database_full'
  const noSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  const words = error instanceof Error && awayWords.test(error.message)
  return awayStates.test(code) || awayCodes.has(code) || noSocket || words ? 'database_away' : null
}
