import type { IndicatorKind } from '../../../src/kernel/taxonomy/indicator-kinds.ts'

/** What kind of trace a destination is, for those that can be searched for in old records; false for anything else. */
export const isIndicator = (text: string): IndicatorKind | false => {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return 'IPV4'
  if (/^[0-9a-f:]+$/i.test(text) && text.includes(':')) return 'IPV6'
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(text) ? 'DOMAIN' : false
}
