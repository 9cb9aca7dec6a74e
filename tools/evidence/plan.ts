/** What a folder shall be like. Everything else is drawn from the seed. */
export interface Plan {
  preset: string
  seed: number
  zone: string
  /** First day and number of days; `until` cuts the last one short (local clock time). */
  from: string
  days: number
  until?: string
  holidays: string[]
  specialWorkingDays: string[]
  /** Terminals of the segment that may reach the Web, and of the one that may not. */
  terminals: number
  business: number
  sites: number
  proxies: number
  format: 'squid' | 'elff' | 'zeek' | 'csv'
  encoding: 'UTF-8' | 'Shift_JIS'
  compressed: boolean
  /** Pages a person reads on a working day. */
  pages: number
  /** Benign mails a day. */
  mails: number
  attack: 'none' | 'pension' | { actors: number }
  gaps: { from: string; minutes: number; node?: number }[]
  /** A machine is replaced under its hostname. */
  replacement: boolean
  serverLog: 'sufficient' | 'overwritten' | 'audit-off'
  /** A rule of the mail firewall lets one network out. */
  slip: boolean
  /** Share of the terminals whose event logs were collected. */
  collected: number
}

export const basis: Plan = {
  preset: 'small',
  seed: 1,
  zone: 'Asia/Tokyo',
  from: '2027-03-01',
  days: 12,
  holidays: ['2027-03-22'],
  specialWorkingDays: [],
  terminals: 48,
  business: 12,
  sites: 3,
  proxies: 1,
  format: 'squid',
  encoding: 'UTF-8',
  compressed: false,
  pages: 9,
  mails: 6,
  attack: { actors: 1 },
  gaps: [],
  replacement: false,
  serverLog: 'sufficient',
  slip: false,
  collected: 0.7,
}
