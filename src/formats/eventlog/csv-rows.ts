/** Rows of RFC 4180 with quoted line breaks; `line` is where the row begins. A row over 1 MiB ends the reading. */
export function* csvRows(text: string): Generator<{ line: number; cells: string[] }> {
  let cells: string[] = []
  let cell = ''
  let line = 1
  let start = 1
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '\n') line++
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = false
      if (cell.length > 1 << 20) return
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === ',') {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n') {
      cells.push(cell.replace(/\r$/, ''))
      if (cells.length > 1 || cells[0] !== '') yield { line: start, cells }
      cells = []
      cell = ''
      start = line
    } else cell += letter
  }
  if (cell !== '' || cells.length > 0) yield { line: start, cells: [...cells, cell] }
}
