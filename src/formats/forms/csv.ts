/**
 * A spreadsheet runs a cell that begins like a formula, in either width of the sign. An apostrophe before it makes it
 * text (OWASP), and another one is put before what already has one, so that reading gives back what was written.
 */
const wouldRun = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/

export const neutral = (text: string): string => (wouldRun.test(text) ? `'${text}` : text)
export const plain = (text: string): string =>
  text.startsWith("'") && wouldRun.test(text.slice(1)) ? text.slice(1) : text

/** What a person hardly means as words: a sign that begins a formula with a call, a reference or a command behind it. */
export const isFormula = (text: string): boolean =>
  /^[=＝@＠]/.test(text.trimStart()) || /^[+\-＋－][^\s].*[(!|]/.test(text.trimStart())

const cell = (text: string): string => `"${neutral(text).replaceAll('"', '""')}"`

/** RFC 4180 with a byte-order mark, without which a spreadsheet reads Japanese as noise. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\u{feff}${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
