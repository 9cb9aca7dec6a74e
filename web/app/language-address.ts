import type { Language } from '../../src/kernel/taxonomy/label.ts'

/** The address with its language replaced; everything else in it stays as it is. */
export const inLanguage = (href: string, language: Language): string => {
  const address = new URL(href, 'http://frame.invalid')
  address.searchParams.set('lang', language)
  return address.pathname + address.search + address.hash
}

/** A link inside the client keeps the language of the page it stands on, unless it names one itself. */
export const keepLanguage = (href: string, from: string): string => {
  const language = new URL(from, 'http://frame.invalid').searchParams.get('lang')
  const address = new URL(href, 'http://frame.invalid')
  if (!language || !href.startsWith('/') || address.searchParams.has('lang')) return href
  address.searchParams.set('lang', language)
  return address.pathname + address.search + address.hash
}
