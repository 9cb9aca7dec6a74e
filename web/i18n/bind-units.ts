const noBreak = '\u00a0'

/**
 * Keeps a count with its unit on one line: 残り 5件, 1 h 12 m left, 148 organisations (SCREENS §3).
 * Only the space beside a digit is bound, so that sentences still break between words.
 */
export const bindUnits = (sentence: string): string =>
  sentence
    .replace(/(\d) (?=\p{L})/gu, `$1${noBreak}`)
    .replace(/(?<=\d\u00a0[dh]) (?=\d)/gu, noBreak)
    .replace(/(?<=超過|残り|さらに|該当|\bover) (?=\d)/gu, noBreak)
