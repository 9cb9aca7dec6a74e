import burner from '@kenjiuno/msgreader/lib/Burner.js'

/** Storage kinds of a compound file ([MS-CFB] §2.6.1). */
const kinds = { directory: 1, document: 2, root: 5 }

interface Node {
  name: string
  content?: Buffer
  children?: Node[]
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')
/** Properties without fixed-size values: a header, and nothing after it ([MS-OXMSG] §2.4). */
const properties = (header: number): Node => ({ name: '__properties_version1.0', content: Buffer.alloc(header) })
const text = (tag: string, value: string): Node => ({ name: `__substg1.0_${tag}001F`, content: utf16(value) })
const binary = (tag: string, value: Buffer): Node => ({ name: `__substg1.0_${tag}0102`, content: value })

/** A message as Outlook saves it (.msg), with transport headers, one recipient and one attachment. */
export const outlookMessage = (message: {
  subject: string
  from: string
  to: string
  headers: string
  body: string
  attachment: { name: string; content: Buffer }
}): Buffer => {
  const tree: Node = {
    name: 'Root Entry',
    children: [
      properties(32),
      text('001A', 'IPM.Note'),
      text('0037', message.subject),
      text('007D', message.headers),
      text('0C1F', message.from),
      text('5D01', message.from),
      text('1000', message.body),
      {
        name: '__recip_version1.0_#00000000',
        children: [properties(8), text('3001', message.to), text('3003', message.to), text('39FE', message.to)],
      },
      {
        name: '__attach_version1.0_#00000000',
        children: [
          properties(8),
          text('3704', message.attachment.name),
          text('3707', message.attachment.name),
          binary('3701', message.attachment.content),
        ],
      },
    ],
  }
  const entries: Parameters<typeof burner.burn>[0] = []
  const add = (node: Node): number => {
    const at = entries.length
    const content = node.content
    entries.push({
      name: node.name,
      type: content ? kinds.document : at === 0 ? kinds.root : kinds.directory,
      length: content?.length ?? 0,
      // A buffer of Node.js may be a window on a shared one, which the writer takes whole.
      ...(content ? { binaryProvider: () => Uint8Array.from(content) } : {}),
    })
    const children = (node.children ?? []).map(add)
    const own = entries[at]
    if (own && node.children) own.children = children
    return at
  }
  add(tree)
  return Buffer.from(burner.burn(entries))
}
