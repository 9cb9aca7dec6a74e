/** Where in a file a word stood that its reader never sees on the page. */
export const fileFields = {
  AUTHOR: { ja: '作成者', en: 'author' },
  LAST_MODIFIED_BY: { ja: '最終更新者', en: 'last modified by' },
  COMPANY: { ja: '会社', en: 'company' },
  MANAGER: { ja: '管理者', en: 'manager' },
  TITLE: { ja: 'タイトル', en: 'title' },
  SUBJECT: { ja: '件名', en: 'subject' },
  KEYWORDS: { ja: 'キーワード', en: 'keywords' },
  COMMENT: { ja: 'コメント', en: 'comment' },
  LOCATION: { ja: '撮影場所', en: 'place of the photograph' },
  LINK: { ja: 'リンク先', en: 'link' },
  OTHER: { ja: 'その他の属性', en: 'other property' },
  TEXT: { ja: '本文', en: 'text' },
} as const

export type FileField = keyof typeof fileFields

export interface FoundField {
  field: FileField
  value: string
}

export type FileKind = 'WORD' | 'SHEET' | 'SLIDES' | 'PDF' | 'JPEG' | 'PNG' | 'TEXT'

/** What a file says of itself. */
export interface FileReading {
  /** Null: no kind that can be read here. */
  kind: FileKind | null
  fields: FoundField[]
  /** Everything that a reader of the file could see has been read; otherwise a person has to look. */
  complete: boolean
}

/** Bounds on what a file may cost. What goes beyond is not read, and the reading says that it is not complete. */
export const readingLimits = {
  /** Members of an office file. */
  members: 4000,
  /** Bytes that one part may unpack to, and all together. */
  partBytes: 8 << 20,
  totalBytes: 48 << 20,
  /** Letters of one field that are kept, and of all. */
  fieldLetters: 200_000,
  allLetters: 400_000,
} as const

export const nothingRead: FileReading = { kind: null, fields: [], complete: false }

const printable = (value: string): string =>
  value.replace(/[\p{Cc}\p{Co}]+/gu, control => (/[\n\r\t]/.test(control) ? '\n' : ' ')).trim()

/** Drops empty fields and repetitions, and cuts what is longer than a text can be. */
export const settled = (reading: FileReading): FileReading => {
  const seen = new Set<string>()
  const fields: FoundField[] = []
  let { complete } = reading
  let letters = 0
  for (const { field, value } of reading.fields) {
    const words = printable(value)
    const room = Math.min(readingLimits.fieldLetters, readingLimits.allLetters - letters)
    if (words.length > room) complete = false
    const kept = words.slice(0, Math.max(0, room))
    if (kept === '' || seen.has(`${field}:${kept}`)) continue
    seen.add(`${field}:${kept}`)
    letters += kept.length
    fields.push({ field, value: kept })
  }
  return { ...reading, fields, complete }
}
