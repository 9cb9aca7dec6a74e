import { dayAfter } from './calendar.ts'
import { Dice } from './dice.ts'
import { basis, type Plan } from './plan.ts'

/** The case of 2015: period, gap and sizes as the published report gives them. */
const pension = (seed: number): Plan => ({
  ...basis,
  preset: 'pension',
  seed,
  from: '2015-05-08',
  days: 28,
  until: '2015-06-04T20:32',
  holidays: [],
  terminals: 200,
  business: 60,
  sites: 10,
  pages: 9,
  mails: 12,
  attack: 'pension',
  // Minutes 20:01 to 23:57 whole; the later save begins within 23:58 (DOMAIN A6).
  gaps: [{ from: '2015-05-10T20:01', minutes: 237 }],
  replacement: true,
  serverLog: 'audit-off',
})

/** The same office with nothing to find. */
const quiet = (seed: number): Plan => ({ ...basis, preset: 'quiet', seed, days: 14, terminals: 60, attack: 'none' })

/** An office nobody has seen: dates, sizes, formats, zone, gaps and actors are drawn from the seed. */
const drawn = (seed: number): Plan => {
  const dice = new Dice(seed, 'plan')
  const from = `20${dice.int(16, 29)}-${String(dice.int(1, 12)).padStart(2, '0')}-${String(dice.int(1, 28)).padStart(2, '0')}`
  const days = dice.int(12, 24)
  const sites = dice.int(1, 8)
  const proxies = Math.min(sites, dice.int(1, 3))
  const inside = () => dayAfter(from, dice.int(1, days - 2))
  const weekday = () => {
    for (;;) {
      const date = inside()
      if (![0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay())) return date
    }
  }
  const gaps = Array.from({ length: dice.int(0, 2) }, () => ({
    from: `${weekday()}T${dice.int(10, 15)}:${dice.int(10, 59)}`,
    minutes: dice.int(40, 200),
    ...(proxies > 1 && dice.chance(0.5) ? { node: dice.int(0, proxies - 1) } : {}),
  }))
  return {
    ...basis,
    preset: 'random',
    seed,
    zone: dice.chance(0.8) ? 'Asia/Tokyo' : dice.pick(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']),
    from,
    days,
    holidays: dice.chance(0.5) ? [inside()] : [],
    specialWorkingDays: dice.chance(0.2) ? [inside()] : [],
    terminals: dice.pick([31, 50, 80, 120, 200, 320]),
    business: dice.int(5, 30),
    sites,
    proxies,
    format: dice.pick(['squid', 'elff', 'zeek', 'csv'] as const),
    encoding: dice.pick(['UTF-8', 'Shift_JIS'] as const),
    compressed: dice.chance(0.5),
    pages: dice.int(6, 14),
    mails: dice.int(5, 20),
    attack: dice.chance(0.12) ? 'none' : { actors: dice.pick([1, 1, 2, 3]) },
    gaps,
    replacement: dice.chance(0.4),
    serverLog: dice.pick(['sufficient', 'overwritten', 'audit-off'] as const),
    slip: dice.chance(0.3),
    collected: dice.between(0.4, 0.9),
  }
}

const small = (seed: number): Plan => ({ ...basis, seed })

export const presets: Record<string, (seed: number) => Plan> = { pension, quiet, random: drawn, small }
