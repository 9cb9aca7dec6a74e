const newline = 0x0a
const from = [0x46, 0x72, 0x6f, 0x6d, 0x20]
const quoted = /^>+From /

const fromAt = (bytes: Uint8Array, at: number): boolean => from.every((byte, step) => bytes[at + step] === byte)

/** Drops one `>` from quoted lines (mboxrd), working on bytes so that no encoding is touched. */
function unquote(message: Uint8Array): Uint8Array {
  const text = Buffer.from(message.buffer, message.byteOffset, message.byteLength).toString('latin1')
  if (!text.includes('>From ')) return message
  return Buffer.from(
    text
      .split('\n')
      .map(line => (quoted.test(line) ? line.slice(1) : line))
      .join('\n'),
    'latin1',
  )
}

/** The raw messages of an mbox file, one after the other; what stands before the first “From ” line is skipped. */
export function* splitMbox(file: Uint8Array): Generator<Uint8Array> {
  let start: number | undefined
  for (let at = 0; at < file.length; ) {
    const end = file.indexOf(newline, at)
    const next = end < 0 ? file.length : end + 1
    // A separator stands at the beginning or behind an empty line.
    const fresh =
      at === 0 ||
      (file[at - 1] === newline &&
        (at === 1 || file[at - 2] === newline || (file[at - 2] === 0x0d && file[at - 3] === newline)))
    if (fresh && fromAt(file, at)) {
      if (start !== undefined) yield unquote(file.subarray(start, at))
      start = next
    }
    at = next
  }
  if (start !== undefined && start < file.length) yield unquote(file.subarray(start))
}
