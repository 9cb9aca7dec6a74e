const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Bytes of an XML part: UTF-16 by its mark, otherwise UTF-8; what is neither becomes replacement marks. */
export const xmlText = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

/**
 * What stands between the tags. Runs of one paragraph grow together, for a name is often split over several of them;
 * paragraphs, cells and breaks end a line. Each expression stops at the next `<`, so that it stays linear.
 */
export const textOf = (xml: string): string =>
  decoded(
    xml
      .replace(/<!\[CDATA\[|\]\]>/g, '')
      .replace(/<(?:\/(?:\w+:)?(?:p|si|li|tr|row|author|text|c|v)|(?:\w+:)?(?:br|tab|cr))\b[^<>]*>/g, '\n')
      .replace(/<[^<>]*>/g, ''),
  )

/** The texts of all elements of a local name, nested tags left out. */
export const elementsOf = (xml: string, name: string): string[] => {
  const found: string[] = []
  const open = new RegExp(`<(?:[\\w-]+:)?${name}(?=[\\s>])[^<>]*>`, 'g')
  const close = new RegExp(`</(?:[\\w-]+:)?${name}\\s*>`, 'g')
  for (let start = open.exec(xml); start; start = open.exec(xml)) {
    if (start[0].endsWith('/>')) continue
    close.lastIndex = open.lastIndex
    const end = close.exec(xml)
    if (!end) break
    found.push(textOf(xml.slice(open.lastIndex, end.index)))
    open.lastIndex = close.lastIndex
  }
  return found
}

/** The values of all attributes of a local name. */
export const attributesOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`\\s(?:[\\w-]+:)?${name}=(?:"([^"<]*)"|'([^'<]*)')`, 'g'))].map(([, double, single]) =>
    decoded(double ?? single ?? ''),
  )
