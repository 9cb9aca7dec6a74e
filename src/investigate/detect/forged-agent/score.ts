import type { Detector, Pair } from '../model.ts'

interface Row extends Pair {
  agent: string
}

/** Edit distance (Levenshtein) of two short words. */
const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}

/** Product names every browser begins with (RFC 9110 §10.1.5 product tokens). */
const imitated = ['Mozilla', 'Opera', 'Chrome', 'Firefox', 'Safari']

/**
 * 0.6 for a product name one or two letters away from a browser's, and for a negative version: nobody ships that, whoever
 * typed it wanted to pass for a browser. The name alone says nothing about which of its hosts is meant: rhythm does.
 */
export const score = (row: Row) => {
  const [, name = '', version = ''] = /^([A-Za-z]+)(?:\/(\S+))?/.exec(row.agent) ?? []
  const model = imitated.find(browser => {
    const away = distance(name, browser)
    return away > 0 && away <= (browser.length > 6 ? 2 : 1) && name.toLowerCase() !== browser.toLowerCase()
  })
  if (!model && !/^-\d/.test(version)) return undefined
  const shown = row.agent.slice(0, 60)
  return {
    weight: 0.6,
    ja: model ? `User-Agent「${shown}」は${model}の綴り違い` : `User-Agent「${shown}」の版数が負`,
    en: model ? `User-Agent “${shown}” misspells ${model}` : `User-Agent “${shown}” has a negative version`,
  }
}

export const forgedAgent: Detector<Row> = {
  name: 'forged-agent',
  kind: 'context',
  query: 'forged-agent/query.sql',
  score,
}
