import { inZone } from '../../src/investigate/calendar/model.ts'
import type { Course, Terminal } from './course.ts'
import type { Outcome } from './loop.ts'

/** What DOMAIN §7.9 fixes, counted in one run. */
export interface Figures {
  terminals: number
  destinations: number
  allFailed: number
  withSuccess: number
  /** Infected by the mail itself, for each wave. */
  immediate: Record<'I' | 'II' | 'III' | 'IV', number>
  infectedOn20: number
  controlledOn20: number
  xTerminals: number
  xOfTheSeven: number
  xBeforeTakeover: number
  xAtNoonOn22: number
  activeOn23: number
  activeAfter: number
  quietFrom8To18: boolean
  gapMinutes: number
  mails: number
}

const zone = 'Asia/Tokyo'
const dayOf = (at: number): string => inZone(zone, Math.round(at)).slice(0, 10)
const count = (terminals: readonly Terminal[]): number => new Set(terminals.map(({ counted }) => counted)).size

/** Counts what a run leaves: infections that happened, and lines before the terminal was isolated or cut off. */
export const figuresOf = (course: Course, { infected, isolated, cut }: Outcome): Figures => {
  const end = (name: string) => Math.min(isolated.get(name) ?? Number.POSITIVE_INFINITY, cut)
  const here = course.terminals
    .filter(({ name }) => infected.has(name))
    .map(terminal => ({
      ...terminal,
      contacts: terminal.contacts
        .map(contact => ({ ...contact, lines: contact.lines.filter(({ at }) => at < end(terminal.name)) }))
        .filter(({ lines }) => lines.length > 0),
    }))
  const having = (wanted: (line: { at: number; succeeded: boolean }, destination: string) => boolean) =>
    here.filter(({ contacts }) =>
      contacts.some(({ destination, lines }) => lines.some(line => wanted(line, destination))),
    )
  const by = (wave: string) => count(here.filter(one => one.wave === wave))
  const seven = here.filter(one => dayOf(one.infectedAt) === '2015-05-20')
  const toX = having((_, destination) => destination === 'X')
  const noon = Date.parse('2015-05-22T12:00:00+09:00')
  const success = having(({ succeeded }) => succeeded)
  const days = here.flatMap(({ contacts }) => contacts.flatMap(({ lines }) => lines.map(({ at }) => dayOf(at))))
  return {
    terminals: count(here),
    destinations: new Set(here.flatMap(({ contacts }) => contacts.map(({ destination }) => destination))).size,
    allFailed: count(here) - count(success),
    withSuccess: count(success),
    immediate: { I: by('I'), II: by('II'), III: by('III'), IV: by('IV') },
    infectedOn20: count(seven),
    controlledOn20: count(success.filter(one => seven.includes(one))),
    xTerminals: count(toX),
    xOfTheSeven: count(toX.filter(one => seven.includes(one))),
    xBeforeTakeover: count(having(({ at }, destination) => destination === 'X' && at < course.takeover)),
    xAtNoonOn22: count(
      having(({ at }, destination) => destination === 'X' && at >= noon && dayOf(at) === '2015-05-22'),
    ),
    activeOn23: count(having(({ at }) => dayOf(at) === '2015-05-23')),
    activeAfter: count(having(({ at }) => dayOf(at) > '2015-05-23')),
    quietFrom8To18: !days.some(day => day > '2015-05-08' && day < '2015-05-18'),
    gapMinutes: course.gapMinutes,
    mails: course.mails,
  }
}
