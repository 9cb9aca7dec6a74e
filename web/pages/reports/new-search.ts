/** The address of the form: as a consultation, and which consultation it takes over. */
export interface NewSearch {
  as?: 'consultation'
  from?: string
  /** The invitation to report that it answers. */
  invitation?: string
}

export const isId = (text: unknown): text is string =>
  typeof text === 'string' && /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text)

export const readNewSearch = (search: Record<string, unknown>): NewSearch => ({
  ...(search.as === 'consultation' ? { as: 'consultation' as const } : {}),
  ...(isId(search.from) ? { from: search.from } : {}),
  ...(isId(search.draft) ? { draft: search.draft } : {}),
  ...(isId(search.invitation) ? { invitation: search.invitation } : {}),
})
