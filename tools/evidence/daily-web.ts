import { type Day, hour, minute } from './calendar.ts'
import type { Dice } from './dice.ts'
import type { Machine } from './organisation.ts'
import type { WebRequest } from './request.ts'
import type { World } from './world.ts'

interface Service {
  /** `fixed`: the same question each time. `probe`: none ever answers. */
  kind: 'fixed' | 'telemetry' | 'probe' | 'tunnel'
  host: string
  every: number
  agent: string
  path: string
  clients: Machine[]
  /** Runs day and night. */
  always?: boolean
  from?: number
}

const types: [string, string, string][] = [
  ['image/gif', '/images/bg', '.gif'],
  ['text/css', '/common/css/base', '.css'],
  ['application/javascript', '/js/lib', '.js'],
  ['image/jpeg', '/photo/top', '.jpg'],
]

/** What an office does to its proxy without any attack: people reading pages, and programs that run by themselves. */
export class DailyWeb {
  private readonly sites: string[]
  private readonly trackers: string[]
  private readonly services: Service[]
  private readonly vendor: { host: string; machine: Machine }
  private readonly crawler: Machine
  private readonly regulars = new Map<Machine, string[]>()

  constructor(private readonly world: World) {
    const dice = world.dice('web')
    const { terminals } = world.organisation
    this.sites = Array.from({ length: 260 }, () => world.hosts.name(dice.chance(0.7) ? 'www.' : ''))
    this.trackers = Array.from({ length: 14 }, () => world.hosts.name(dice.pick(['ads.', 'cdn.', 'pix.', 'static.'])))
    this.vendor = { host: world.hosts.name('portal.'), machine: dice.pick(terminals.slice(2)) }
    this.crawler = dice.pick(terminals.slice(2))
    this.services = this.servicesOf(dice, terminals)
  }

  private servicesOf(dice: Dice, all: Machine[]): Service[] {
    const { world } = this
    const share = (part: number) => all.filter(() => dice.chance(part))
    const few = (count: number) => dice.some(all.slice(2), count)
    const later = () =>
      (world.days[dice.int(2, Math.max(2, world.days.length - 3))]?.start ?? 0) + dice.between(9, 16) * hour
    const everyone: Service[] = [
      {
        kind: 'fixed',
        host: 'update.os-seisaku.example',
        every: 6 * 3600,
        agent: 'Windows-Update-Agent',
        path: '/v9/redir/wuredir.cab',
        clients: all,
      },
      {
        kind: 'fixed',
        host: 'liveupdate.virus-mamoru.example',
        every: 3 * 3600,
        agent: 'MamoruUpdate/5.1',
        path: '/pattern/info.txt',
        clients: all,
      },
      {
        kind: 'fixed',
        host: 'ocsp.shomeisho-kyoku.example',
        every: 5 * 3600,
        agent: 'Microsoft-CryptoAPI/6.1',
        path: '/MFEwTzBN',
        clients: share(0.8),
      },
      {
        kind: 'telemetry',
        host: 'telemetry.browser-tsukuru.example',
        every: 2 * 3600,
        agent: 'browser',
        path: '/submit',
        clients: share(0.4),
      },
      {
        kind: 'fixed',
        host: 'toolbar.kensaku-portal.example',
        every: 3600,
        agent: 'browser',
        path: '/update/check.php',
        clients: share(0.2),
      },
      {
        kind: 'probe',
        host: 'wpad-tokei.haishi-sareta.invalid',
        every: 2 * 3600,
        agent: 'wininet',
        path: '/sync',
        clients: share(0.6),
      },
    ]
    const single: Service[] = [
      {
        kind: 'fixed',
        host: world.hosts.name('contents.'),
        every: 300,
        agent: 'SignagePlayer/1.8',
        path: '/api/playlist',
        clients: few(3),
        always: true,
      },
      {
        kind: 'fixed',
        host: world.hosts.name('monitor.'),
        every: 60,
        agent: 'kanshi/2.0',
        path: '/health',
        clients: few(1),
        always: true,
      },
      {
        kind: 'probe',
        host: world.hosts.name('lic.'),
        every: 1800,
        agent: 'LicenseCheck/3',
        path: '/act',
        clients: few(2),
      },
      {
        kind: 'fixed',
        host: world.hosts.name('api.'),
        every: 900,
        agent: 'tenki-gadget/1.2',
        path: '/weather.xml',
        clients: few(2),
        from: later(),
      },
      {
        kind: 'telemetry',
        host: world.hosts.name('agent.'),
        every: 1200,
        agent: 'browser',
        path: '/agent/read.php',
        clients: few(2),
        from: later(),
      },
      {
        kind: 'tunnel',
        host: world.hosts.name('sync.'),
        every: 1800,
        agent: 'DocSync/4.4',
        path: '',
        clients: few(3),
        from: later(),
      },
      { kind: 'tunnel', host: 'mail.webyuubin.example', every: 240, agent: 'browser', path: '', clients: share(0.12) },
    ]
    return [...everyone, ...single]
  }

  private request(machine: Machine, at: number, more: Partial<WebRequest> & { url: string }): WebRequest {
    const seat = this.world.seated(machine, at)
    const host = more.url.replace(/^http:\/\//, '').split(/[/:]/)[0] ?? ''
    return {
      at,
      node: seat.node,
      client: seat.ip,
      method: 'GET',
      status: 200,
      sent: 480,
      received: 1_000,
      mime: 'text/html',
      agent: seat.agent,
      referrer: '-',
      server: this.world.hosts.addressOf(host),
      ...more,
    }
  }

  private page(machine: Machine, at: number, host: string, dice: Dice, found: WebRequest[]): void {
    const seat = this.world.seated(machine, at)
    const user = { id: seat.user, name: seat.userName }
    if (dice.chance(0.25)) {
      const sent = dice.size(2_600, 0.6)
      found.push(
        this.request(machine, at, {
          user,
          method: 'CONNECT',
          url: `${host}:443`,
          sent,
          received: dice.size(22_000),
          mime: '-',
        }),
      )
      return
    }
    const url = `http://${host}/${dice.pick(['', 'index.html', `news/${dice.int(1, 999)}.html`, `entry/${dice.int(1, 99)}.php`])}`
    const referrer = dice.chance(0.5) ? 'http://www.kensaku-portal.example/search' : '-'
    found.push(
      this.request(machine, at, { user, url, referrer, sent: dice.size(520, 0.2), received: dice.size(18_000) }),
    )
    for (let part = dice.int(2, 7); part > 0; part -= 1) {
      const [mime, path, ending] = dice.pick(types)
      const from = dice.chance(0.25) ? dice.pick(this.trackers) : host
      const status = dice.chance(0.2) ? 304 : dice.chance(0.01) ? 404 : 200
      const more = {
        user,
        mime,
        status,
        referrer: url,
        sent: dice.size(480, 0.15),
        received: status === 304 ? 250 : dice.size(6_000),
      }
      found.push(
        this.request(machine, at + dice.between(0.1, 3) * 1000, {
          ...more,
          url: `http://${from}${path}${dice.int(1, 60)}${ending}`,
        }),
      )
    }
  }

  private reading(machine: Machine, day: Day, span: { on: number; off: number }, found: WebRequest[]): void {
    const dice = this.world.dice(`reading/${machine.hostname}/${day.date}`)
    const own = this.regulars.get(machine) ?? dice.some(this.sites, 8)
    this.regulars.set(machine, own)
    const pages = dice.size(this.world.plan.pages, 0.5)
    for (let visit = 0; visit < pages; visit += 1) {
      const host = dice.chance(0.5) ? dice.pick(own) : this.sites[Math.floor(this.sites.length * dice.next() ** 2.2)]!
      this.page(machine, dice.between(span.on, span.off), host, dice, found)
    }
    if (this.vendor.machine === machine)
      for (let visit = 0; visit < 6; visit += 1) {
        const at = dice.between(span.on, span.off)
        this.page(machine, at, this.vendor.host, dice, found)
        const url = `http://${this.vendor.host}/order/form.cgi`
        found.push(
          this.request(machine, at + 20_000, {
            method: 'POST',
            url,
            referrer: `http://${this.vendor.host}/order/`,
            sent: dice.size(3_000),
            user: { id: machine.user, name: machine.userName },
          }),
        )
      }
    if (this.crawler === machine && dice.chance(0.3)) {
      const start = dice.between(span.on, span.off - hour)
      const host = dice.pick(this.sites)
      for (let page = 0; page < 60; page += 1)
        found.push(
          this.request(machine, start + page * 2_000, {
            url: `http://${host}/archive/${page}.html`,
            agent: 'linkcheck/0.9',
            received: dice.size(9_000),
          }),
        )
    }
  }

  private programs(service: Service, day: Day, found: WebRequest[]): void {
    for (const machine of service.clients) {
      const span = service.always ? { on: day.start, off: day.end } : this.world.powered(machine, day)
      if (!span || (service.from ?? 0) > span.off) continue
      const dice = this.world.dice(`${service.host}/${machine.hostname}/${day.date}`)
      const id = this.world.dice(`${service.host}/${machine.hostname}`).hex(12)
      const begin =
        Math.max(span.on, service.from ?? 0) + dice.between(0, service.always ? service.every * 1000 : 10 * minute)
      for (let at = begin; at < span.off; at += service.every * 1000 * dice.between(0.95, 1.05)) {
        const tunnel = service.kind === 'tunnel'
        found.push(
          this.request(machine, at, {
            url: tunnel ? `${service.host}:443` : `http://${service.host}${service.path}?id=${id}`,
            method: tunnel ? 'CONNECT' : service.kind === 'telemetry' ? 'POST' : 'GET',
            agent: service.agent === 'browser' ? machine.agent : service.agent,
            status: service.kind === 'probe' ? 0 : 200,
            sent: service.kind === 'fixed' ? 420 + (id.charCodeAt(0) % 40) : dice.size(700, 0.3),
            received: service.kind === 'probe' ? 0 : dice.size(900, 0.2),
            mime: tunnel || service.kind === 'probe' ? '-' : 'text/xml',
          }),
        )
      }
    }
  }

  /** All benign requests of one day, unordered. */
  day(day: Day): WebRequest[] {
    const found: WebRequest[] = []
    for (const machine of this.world.organisation.terminals) {
      const span = this.world.powered(machine, day)
      if (span) this.reading(machine, day, span, found)
    }
    for (const service of this.services) this.programs(service, day, found)
    return found
  }
}
