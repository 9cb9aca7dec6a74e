import type { frame } from '../i18n/ja/frame.ts'

/** The pages of the side navigation, and the letter that follows `g` (SCREENS §6). */
export type Place = Exclude<keyof typeof frame.nav, 'more' | 'own_reports' | 'received_advisories'>

export const places = {
  home: { href: '/', letter: 'h' },
  inbox: { href: '/inbox', letter: 'i' },
  reports: { href: '/reports', letter: 'r' },
  cases: { href: '/cases', letter: 'c' },
  advisories: { href: '/advisories', letter: 'a' },
  deliveries: { href: '/deliveries', letter: 'd' },
  alert_requests: { href: '/alert-requests', letter: undefined },
  public_cases: { href: '/public-cases', letter: undefined },
  handovers: { href: '/handovers', letter: undefined },
  detection_notices: { href: '/detection-notices', letter: 'n' },
  detections: { href: '/detections', letter: undefined },
  sweeps: { href: '/sweeps', letter: 's' },
  investigations: { href: '/investigations', letter: 'v' },
  ladders: { href: '/ladders', letter: 'l' },
  directory: { href: '/directory', letter: undefined },
  administration: { href: '/administration', letter: undefined },
  regimes: { href: '/regimes', letter: undefined },
  effects: { href: '/effects', letter: undefined },
  notices: { href: '/notices', letter: undefined },
  wall: { href: '/wall', letter: undefined },
  search: { href: '/search', letter: undefined },
  new_report: { href: '/reports/new', letter: undefined },
} as const satisfies Record<Place, { href: string; letter: string | undefined }>

interface NavigationGroup {
  group: keyof typeof frame.groups
  places: readonly Place[]
}

/** Groups of words, thirteen at most (SCREENS §2); a place appears with its first page. */
export const navigationGroups: readonly NavigationGroup[] = [
  { group: 'daily', places: ['home', 'inbox', 'reports', 'cases', 'advisories', 'deliveries'] },
  { group: 'find_out', places: ['detection_notices', 'sweeps', 'investigations'] },
  { group: 'prepare', places: ['ladders', 'directory', 'administration'] },
]

/** Below the groups, beside the keys: what is looked at in passing. */
export const footPlaces: readonly Place[] = [
  'handovers',
  'notices',
  'public_cases',
  'alert_requests',
  'detections',
  'wall',
]

/** Reached from the palette and from the pages they belong to. */
export const otherPlaces: readonly Place[] = ['search', 'effects', 'regimes', ...footPlaces]

/** Entries a person may never use are not drawn; an empty group disappears with its heading. */
export const navigationFor = (open: readonly Place[]): NavigationGroup[] =>
  navigationGroups
    .map(({ group, places }) => ({ group, places: places.filter(place => open.includes(place)) }))
    .filter(({ places }) => places.length > 0)

export const phoneBar = ['home', 'inbox', 'new_report', 'cases'] as const satisfies readonly Place[]

/** An operator reads of its own reports and of the advisories that reached it; the addresses are the same. */
export const placeWord = (place: Place, view: 'coordinating' | 'operator'): keyof typeof frame.nav => {
  if (view === 'operator' && place === 'reports') return 'own_reports'
  if (view === 'operator' && place === 'advisories') return 'received_advisories'
  return place
}

/** The place whose address is the longest beginning of the path: /cases/C-0187 lies in cases. */
export const placeOf = (path: string): Place | undefined => {
  const within = (Object.keys(places) as Place[]).filter(place => {
    const { href } = places[place]
    return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
  })
  return within.sort((a, b) => places[b].href.length - places[a].href.length)[0]
}

/** C-0187, typed in any width or case, leads to its page; whether it exists and may be seen is the page's answer. */
export const objectAddress = (typed: string): { number: string; href: string } | undefined => {
  const number = typed.normalize('NFKC').trim().toUpperCase()
  return /^[RCAQWIEDNS]-\d{1,9}$/.test(number) ? { number, href: `/numbers/${number}` } : undefined
}
