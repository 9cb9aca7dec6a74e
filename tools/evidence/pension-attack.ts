import type { Attack, Habit, Sender, Session, Wave } from './attack.ts'
import { hour, minute } from './calendar.ts'
import type { Dice } from './dice.ts'
import type { Machine, Mailbox } from './organisation.ts'
import { senderOf } from './random-attack.ts'
import type { World } from './world.ts'

/** The case of 2015 as the published report tells it (DOMAIN §7.2, §7.9, model A): 31 terminals, 23 destinations. */
export const pensionAttack = (world: World): Attack => new Pension(world).attack

const subjects = {
  I: '厚生年金基金制度の見直しについて(試案)に関する意見',
  II: '給付研究委員会オープンセミナーのご案内',
  III: '厚生年金徴収関係研修資料',
  IV: '【医療費通知】',
}

class Pension {
  readonly attack: Attack = {
    waves: [],
    infections: [],
    escalations: [],
    cleared: [],
    storage: 'dl.shomotsu-cloud.example',
  }
  private readonly dice: Dice
  private readonly machines: Machine[]
  private readonly free: Mailbox[]

  constructor(private readonly world: World) {
    this.dice = world.dice('pension')
    const { organisation } = world
    const readers = new Set(organisation.mailboxes.filter(box => box.public).map(box => box.terminal))
    const days = world.days.filter(day => ['2015-05-18', '2015-05-20', '2015-05-21', '2015-05-22'].includes(day.date))
    const present = (machine: Machine) => days.every(day => world.powered(machine, day))
    const open = organisation.terminals.filter(machine => readers.has(machine.hostname) && present(machine))
    const rest = organisation.terminals.slice(2).filter(machine => !readers.has(machine.hostname) && present(machine))
    const [first, fifth] = open
    if (!first || !fifth || rest.length < 29)
      throw new Error('Too few terminals were in use for this preset: choose another seed.')
    this.machines = [first, ...rest.slice(0, 3), fifth, ...this.dice.some(rest.slice(3), 26)]
    this.free = this.dice.shuffled(organisation.mailboxes.filter(box => !box.public))
    this.play()
  }

  /** T01 … T31 */
  private t(number: number): Machine {
    const machine = this.machines[number - 1]
    if (!machine) throw new Error(`no terminal T${number}`)
    return machine
  }

  private habit(every: number, more: Partial<Habit> = {}): Habit {
    return {
      every,
      jitter: 0.35,
      style: 'mixed',
      agent: 'browser',
      path: '/event/pic/main.cgi',
      commands: 0.3,
      ...more,
    }
  }

  private session(
    number: number,
    host: string,
    from: string,
    to: string,
    habit: Habit,
    more: Partial<Session> = {},
  ): Session {
    const { at } = this.world
    return { machine: this.t(number), host, from: at(from), to: at(to), habit, answer: 'ok', ...more }
  }

  private infect(number: number, at: number, from: Machine | string, sessions: Session[]): void {
    const mail = typeof from === 'string'
    const machine = this.t(number)
    this.attack.infections.push({
      machine,
      actor: 1,
      at,
      cause: mail ? { type: 'mail', group: from } : { type: 'lateral', from },
      program: mail
        ? `C:\\Users\\${machine.user}\\AppData\\Local\\Temp\\${from}.exe`
        : `C:\\Windows\\${this.dice.pick(['cfg', 'net', 'prn'])}${this.dice.pick(['hlp', 'sync'])}.exe`,
      sessions,
    })
  }

  private wave(
    group: keyof typeof subjects | 'extra',
    sender: Sender,
    names: string[],
    vector: Wave['vector'],
    mails: Wave['mails'],
  ): void {
    const subject = group === 'extra' ? subjects.I : subjects[group]
    const program =
      group === 'III'
        ? '厚生年金徴収関係研修資料(150331厚生年金徴収支援G)'
        : group === 'IV'
          ? '医療費通知のお知らせ'
          : subject
    this.attack.waves.push({ group, actor: 1, sender, subject, vector, program, names, mails })
  }

  private boxOf(number: number): Mailbox {
    const { hostname } = this.t(number)
    const boxes = this.world.organisation.mailboxes.filter(box => box.terminal === hostname)
    return boxes.find(box => box.public) ?? (boxes[0] as Mailbox)
  }

  private play(): void {
    const { world, dice } = this
    const host = (prefix?: string) => world.hosts.name(prefix)
    const [c1, c2] = [host(), host('')]
    const [f1, f2] = [host(), host('')]
    const [v1, v2, v3] = [host(), host(''), world.hosts.literal()]
    const spread = [host(), host(), host(''), host()]
    const [g1, g2] = [host(''), host()]
    const x = host()
    const masses = [host(), host(''), host(), host(), host(''), host()]
    const [fetched, evening, last] = [host('dl.'), host(), host()]
    this.attack.destinationX = { host: x, records: 1_250_000 }
    this.attack.cleared = masses.slice(0, 3)
    this.mails([f1, f2], [v1, v3])

    this.infect(1, world.at('2015-05-08T10:31'), 'I', [
      this.session(1, c1, '2015-05-08T10:33', '2015-05-08T14:34', this.habit(200)),
      this.session(1, c2, '2015-05-08T11:01', '2015-05-08T14:20', this.habit(540)),
    ])
    this.attack.escalations.push({ machine: this.t(1), at: world.at('2015-05-08T11:20') })
    for (const number of [2, 3, 4]) {
      const at = world.at('2015-05-18T10:50') + number * dice.between(6, 12) * minute
      const stamp = new Date(at + 60_000 + 9 * hour).toISOString().slice(0, 16)
      this.infect(number, at, 'II', [
        this.session(number, f1, stamp, '2015-05-18T16:40', this.habit(300, { commands: 0, style: 'get' }), {
          answer: 'silent',
        }),
        this.session(number, f2, stamp, '2015-05-18T16:40', this.habit(420, { commands: 0, style: 'get' }), {
          answer: 'unavailable',
        }),
      ])
    }
    this.wednesday([v1, v2, v3], spread, [g1, g2])
    this.massInfection(masses, x, fetched)
    const again = [1, 6].map(number =>
      this.session(number, evening, `2015-05-22T17:${number === 1 ? 50 : 58}`, '2015-05-22T19:05', this.habit(200), {
        night: true,
      }),
    )
    this.addTo(1, again.slice(0, 1))
    this.addTo(6, again.slice(1))
    this.infect(31, world.at('2015-05-23T10:20'), this.t(13), [
      this.session(31, last, '2015-05-23T10:22', '2015-05-23T15:10', this.habit(240), { night: true }),
      this.session(31, x, '2015-05-23T10:40', '2015-05-23T16:20', this.habit(200), { night: true, upload: 40e6 }),
    ])
    this.attack.takeover = { machine: this.t(13), at: world.at('2015-05-22T14:38') }
  }

  private addTo(number: number, sessions: Session[]): void {
    this.attack.infections.find(one => one.machine === this.t(number))?.sessions.push(...sessions)
  }

  private mails(secondHosts: string[], fourthHosts: string[]): void {
    const { world, dice } = this
    const one = senderOf(world, dice)
    // The second and third waves came through another provider, from the same machine.
    const two: Sender = { ...senderOf(world, dice), account: one.account }
    const offices = world.organisation.mailboxes.filter(box => box.public)
    const elsewhere = offices.filter(box => box.terminal !== this.t(1).hostname && box.terminal !== this.t(5).hostname)
    const mail = (to: Mailbox, local: string, more = {}) => ({
      to,
      at: world.at(local) + dice.between(0, 50) * 1000,
      ...more,
    })
    this.wave('I', one, [], 'link', [mail(elsewhere[0]!, '2015-05-08T10:26'), mail(this.boxOf(1), '2015-05-08T10:27')])
    const victims = [2, 3, 4].map(number => this.boxOf(number))
    const others = this.free.filter(
      box => !victims.includes(box) && !this.machines.some(machine => machine.hostname === box.terminal),
    )
    const second = [...victims, ...others.slice(0, 95)]
    this.wave(
      'II',
      two,
      secondHosts,
      'lzh',
      second.map((box, index) => ({ to: box, at: world.at('2015-05-18T10:03') + index * 24_000 })),
    )
    this.wave('extra', one, [], 'link', [mail(others[1]!, '2015-05-18T13:12')])
    const third = others.slice(60, 80).map((box, index) => ({
      to: box,
      at:
        world.at(index < 16 ? '2015-05-18T15:30' : index < 18 ? '2015-05-18T17:50' : '2015-05-19T09:40') +
        index * 41_000,
      link: index >= 16,
    }))
    this.wave('III', two, secondHosts.slice(1), 'lzh', third)
    const fourth: Sender = {
      ...senderOf(world, dice),
      originating: one.originating,
      writes: one.writes,
      mailer: one.mailer,
    }
    this.wave('IV', fourth, fourthHosts, 'lzh', [
      mail(elsewhere[1]!, '2015-05-20T13:01'),
      mail(this.boxOf(5), '2015-05-20T13:04'),
      mail(elsewhere[2]!, '2015-05-20T13:07'),
    ])
  }

  private wednesday(firsts: string[], spread: string[], dead: string[]): void {
    const { world } = this
    const [v1 = '', v2 = '', v3 = ''] = firsts
    const night = { night: true }
    this.infect(5, world.at('2015-05-20T13:15'), 'IV', [
      this.session(5, v1, '2015-05-20T13:16', '2015-05-20T19:00', this.habit(90)),
      this.session(5, v2, '2015-05-20T13:40', '2015-05-22T12:00', this.habit(600), night),
      this.session(5, v3, '2015-05-20T13:22', '2015-05-20T18:00', this.habit(240, { style: 'get' })),
    ])
    this.attack.escalations.push({ machine: this.t(5), at: world.at('2015-05-20T13:45') })
    for (const number of [6, 7, 8]) {
      const local = `2015-05-20T14:${10 + (number - 6) * 14}`
      this.infect(number, world.at(local), this.t(5), [
        this.session(
          number,
          spread[number - 6]!,
          `2015-05-20T14:${12 + (number - 6) * 14}`,
          '2015-05-21T17:00',
          this.habit(420),
          night,
        ),
        this.session(number, spread[3]!, '2015-05-20T15:05', '2015-05-20T21:00', this.habit(300), night),
      ])
    }
    for (const number of [9, 10, 11]) {
      const local = `2015-05-20T15:0${number - 9}`
      this.infect(number, world.at(local), this.t(5), [
        this.session(
          number,
          dead[0]!,
          `2015-05-20T15:0${number - 8}`,
          '2015-05-20T17:00',
          this.habit(300, { commands: 0 }),
          { answer: 'silent' },
        ),
        this.session(
          number,
          dead[1]!,
          `2015-05-20T15:1${number - 9}`,
          '2015-05-20T17:00',
          this.habit(360, { commands: 0 }),
          { answer: 'silent' },
        ),
      ])
    }
  }

  private massInfection(masses: string[], x: string, fetched: string): void {
    const { world, dice } = this
    const night = { night: true }
    const local = (at: number) => new Date(at + 9 * hour).toISOString().slice(0, 16)
    this.infect(12, world.at('2015-05-21T11:00'), this.t(5), [
      this.session(12, masses[0]!, '2015-05-21T11:02', '2015-05-22T11:00', this.habit(300), night),
    ])
    const evening = world.at('2015-05-21T18:10')
    for (let number = 13; number <= 30; number += 1) {
      const at =
        number === 30
          ? world.at('2015-05-22T02:10')
          : number === 29
            ? world.at('2015-05-22T01:20')
            : evening + (number - 13) * 22 * minute
      const keeps = number >= 13 && number <= 18
      const from = this.t(number < 16 ? 5 : number < 20 ? 12 : number < 25 ? 13 : 14)
      const control = local(at + dice.between(40, 100) * 1000)
      const met = number === 30 ? '2015-05-22T07:20' : local(at + dice.between(12, 40) * minute)
      const sessions = [
        this.session(number, masses[number % 6]!, control, '2015-05-22T11:40', this.habit(360), night),
        this.session(number, x, met, keeps ? '2015-05-22T19:30' : '2015-05-22T11:55', this.habit(260), {
          ...night,
          upload: dice.between(4, 30) * 1e6,
        }),
      ]
      if (number % 3 === 0)
        sessions.push(
          this.session(number, fetched, local(at + 4 * minute), control, this.habit(60, { agent: '-' }), {
            fetch: dice.size(310_000, 0.3),
          }),
        )
      this.infect(number, at, from, sessions)
    }
    for (const number of [5, 6])
      this.addTo(number, [
        this.session(number, x, '2015-05-21T19:10', '2015-05-22T11:50', this.habit(260), { ...night, upload: 12e6 }),
      ])
    for (const number of [13, 14, 15])
      this.addTo(number, [
        this.session(number, x, `2015-05-23T10:0${number - 12}`, '2015-05-23T16:00', this.habit(300), {
          ...night,
          upload: 9e6,
        }),
      ])
  }
}
