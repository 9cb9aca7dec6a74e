/** HTML that is safe to send: only `html` makes it, and it escapes everything that is not. */
export class Markup {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text
  }
}

/** Direction marks and invisible characters that could make a name read as another; control characters. */
const deceptive = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/gu
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text from evidence as it is, with what hides itself shown as `⟨U+202E⟩`. */
export const visible = (text: string): string =>
  text.replaceAll(deceptive, found => `⟨U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`)

export const escaped = (text: string): string => visible(text).replaceAll(/[&<>"']/g, found => entities[found] ?? found)

type Part = Markup | string | number | undefined | false | Part[]

const rendered = (part: Part): string => {
  if (part === undefined || part === false) return ''
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(rendered).join('')
  return escaped(String(part))
}

/** Template for markup; strings and numbers put in are escaped, for text and for quoted attributes alike. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(texts.map((text, at) => text + rendered(parts[at])).join(''))

/** Text from evidence, kept apart from the direction of what surrounds it. */
export const quote = (text: string): Markup => html`<bdi>${text}</bdi>`
