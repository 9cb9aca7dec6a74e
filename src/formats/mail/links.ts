const url = /\bh(?:tt|xx)ps?:\/\/[^\s<>"'`{}|\\^\u3000-\u9fff\uff00-\uffef]{1,2000}/gi

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')

/** The web addresses in a text and in the attributes of an HTML body, each once, as they stand; none is opened. */
export function findLinks(text: string, html = ''): string[] {
  const found = new Set<string>()
  for (const part of [text, plain(html)])
    for (const [link] of part.matchAll(url)) found.add(link.replace(/[.,;:!?)\]]+$/, ''))
  return [...found].slice(0, 1000)
}

/** The host of a link in lower case, also of defanged ones. */
export function linkHost(link: string): string | undefined {
  const host = /^h(?:tt|xx)ps?:\/\/(?:[^/@\s]*@)?(\[[^\]]+\]|[^/:?#\s]+)/i.exec(link)?.[1]
  return host?.replaceAll('[.]', '.').toLowerCase()
}
