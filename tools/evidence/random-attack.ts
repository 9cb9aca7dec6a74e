import { type Attack, type Habit, type Infection, type Sender, type Session, type Wave, within } from './attack.ts'
import { hour, minute } from './calendar.ts'
import type { Dice } from './dice.ts'
import type { Machine } from './organisation.ts'
import { givenNames, surnames } from './words.ts'
import type { World } from './world.ts'

const subjects = [
  '業務改善に関する意見',
  'セミナー開催のご案内',
  '【重要】届出書の確認について',
  '研修資料の送付',
  '医療費のお知らせ',
  '見積書の件',
  '議事録(案)の送付',
]
const agents = [
  'browser',
  'browser',
  '-',
  'wininet',
  'Mozilla/4.0 (compatible; MSIE 6.0; Win32)',
  'Mozila/5.0',
  'HttpClient/-1.0',
]
const paths = ['/index/cgi/read.php', '/bbs/main.cgi', '/images/up.asp', '/news/pic/view.php', '/old/check.jsp']

export const senderOf = (world: World, dice: Dice): Sender => {
  const [surname = '', romaji = ''] = dice.pick(surnames)
  const [given = '', called = ''] = dice.pick(givenNames)
  const provider = dice.pick(['yuubin-free.example', 'mail-tada.example', 'freepost.test'])
  return {
    name: `${surname} ${given}`,
    address: `${romaji}_${called}${dice.int(10, 99)}@${provider}`,
    provider,
    originating: world.hosts.literal(),
    writes: `${dice.pick(surnames)[1]}-${dice.pick(['note', 'pc', 'vaio'])}`,
    mailer: dice.pick(['Microsoft Outlook 15.0', 'Microsoft Outlook Express 6.00.2900', 'Foxmail 7.0']),
    account: dice.hex(4).toUpperCase() + dice.hex(5),
  }
}

const habitOf = (dice: Dice): Habit => ({
  every: dice.chance(0.22) ? dice.int(2 * 3600, 4 * 3600) : dice.pick([30, 60, 120, 300, 600, 900, 1800]),
  jitter: dice.between(0.05, 0.5),
  style: dice.pick(['get', 'mixed', 'mixed', 'post', 'tunnel'] as const),
  agent: dice.pick(agents),
  path: dice.pick(paths),
  commands: dice.between(0.12, 0.45),
})

interface Campaign {
  actor: number
  dice: Dice
  habit: Habit
  controls: string[]
  dead: string[]
  drop: string
  fetch?: string
  sender: Sender
}

const campaignOf = (world: World, actor: number): Campaign => {
  const dice = world.dice(`actor/${actor}`)
  const named = (count: number) =>
    Array.from({ length: count }, () =>
      dice.chance(0.15) ? world.hosts.literal() : world.hosts.name(dice.chance(0.6) ? 'www.' : ''),
    )
  return {
    actor,
    dice,
    habit: habitOf(dice),
    controls: named(dice.int(2, 5)),
    dead: named(dice.int(1, 2)),
    drop: world.hosts.name(),
    fetch: dice.chance(0.5) ? world.hosts.name('') : undefined,
    sender: senderOf(world, dice),
  }
}

const spanOf = (dice: Dice, habit: Habit): number =>
  habit.every >= 3600 ? dice.between(5, 9) * 24 * hour : dice.between(5, 60) * hour

interface Start {
  machine: Machine
  at: number
  /** False: the program never reaches anybody. */
  answered: boolean
  /** Hosts that stand in the program; it calls these and no others. */
  names?: string[]
}

/** What a program does on one machine. */
const sessionsOf = (campaign: Campaign, { machine, at, answered, names = [] }: Start, world: World): Session[] => {
  const { dice, habit } = campaign
  const [controls, dead] = names.length > 0 ? [names, names] : [campaign.controls, campaign.dead]
  const first = at + dice.between(20, 150) * 1000
  const end = Math.min(world.to, first + spanOf(dice, habit))
  if (!answered) {
    const answer = dice.pick(['silent', 'unavailable', 'denied'] as const)
    const base = { machine, from: first, to: Math.min(end, first + 30 * hour), answer }
    return dead.map(host => ({ ...base, host, habit: { ...habit, every: Math.min(600, habit.every), commands: 0 } }))
  }
  const used = dice.some(controls, Math.min(controls.length, dice.int(1, 2)))
  const night = dice.chance(0.15)
  const sessions = used.map(
    (host, index): Session => ({
      machine,
      host,
      from: first + index * dice.between(1, 20) * minute,
      to: end,
      habit: { ...habit, every: habit.every * dice.between(0.9, 1.2) },
      answer: dice.chance(0.15) ? 'flaky' : 'ok',
      night,
    }),
  )
  if (campaign.fetch && dice.chance(0.7))
    sessions.push({
      machine,
      host: campaign.fetch,
      from: first + dice.between(2, 12) * minute,
      to: first,
      habit: { ...habit, agent: habit.agent === 'browser' ? '-' : habit.agent },
      answer: 'ok',
      fetch: dice.size(240_000, 0.4),
    })
  return sessions
}

const waveOf = (world: World, campaign: Campaign, group: string, start: number): Wave => {
  const { dice } = campaign
  const open = dice.chance(0.4)
  const boxes = world.organisation.mailboxes.filter(box => box.public === open)
  const count = open ? dice.int(1, 4) : dice.int(6, Math.min(60, boxes.length))
  const vector = dice.pick(['lzh', 'zip', 'link'] as const)
  const subject = dice.pick(subjects)
  return {
    group,
    actor: campaign.actor,
    sender: campaign.sender,
    subject,
    vector,
    program: subject.replaceAll(/[【】()]/g, ''),
    names: dice.chance(0.7) ? dice.some(campaign.controls, 2) : [],
    mails: dice.some(boxes, count).map((to, index) => ({ to, at: start + index * dice.between(10, 60) * 1000 })),
  }
}

const act = (world: World, campaign: Campaign, attack: Attack, taken: Set<Machine>): void => {
  const { dice } = campaign
  const working = world.days.filter(
    (day, index) => day.working && index >= Math.min(4, world.days.length / 3) && day.end < world.to - 40 * hour,
  )
  const days = dice
    .some(working, Math.min(working.length, dice.int(1, 3)))
    .sort((one, other) => one.start - other.start)
  for (const [index, day] of days.entries()) {
    const start = day.start + dice.between(9.2, 14.5) * hour
    const wave = waveOf(world, campaign, `${campaign.actor}-${index + 1}`, start)
    attack.waves.push(wave)
    const readers = wave.mails.flatMap(mail => {
      const machine = world.organisation.terminals.find(one => one.hostname === mail.to.terminal)
      const at = mail.at + dice.waiting(14) * minute + 2 * minute
      return machine && !taken.has(machine) && within(world, machine, at) ? [{ machine, at }] : []
    })
    const caught = dice.some(readers, index === 0 ? dice.int(1, 2) : dice.int(0, 2))
    for (const [nth, { machine, at }] of caught.entries()) {
      if (taken.has(machine)) continue
      taken.add(machine)
      const answered = (index === 0 && nth === 0) || dice.chance(0.75)
      attack.infections.push({
        machine,
        actor: campaign.actor,
        at,
        cause: { type: 'mail', group: wave.group },
        program: `C:\\Users\\${machine.user}\\AppData\\Local\\Temp\\${wave.program}.exe`,
        sessions: sessionsOf(campaign, { machine, at, answered, names: wave.names }, world),
      })
    }
  }
  spread(world, campaign, attack, taken)
}

const spread = (world: World, campaign: Campaign, attack: Attack, taken: Set<Machine>): void => {
  const { dice } = campaign
  const mine = () =>
    attack.infections.filter(one => one.actor === campaign.actor && one.sessions.some(({ answer }) => answer === 'ok'))
  const first = mine()[0]
  if (!first) return
  const reach = dice.int(0, Math.min(9, Math.floor(world.plan.terminals / 8)))
  if (reach > 0) attack.escalations.push({ machine: first.machine, at: first.at + dice.between(20, 45) * minute })
  for (let tries = 0, done = 0; tries < 40 && done < reach; tries += 1) {
    const from = dice.pick(mine())
    const machine = dice.pick(world.organisation.terminals.slice(2))
    const at = from.at + dice.between(0.8, 30) * hour
    if (
      taken.has(machine) ||
      !within(world, machine, at) ||
      !within(world, from.machine, at) ||
      at > world.to - 3 * hour
    )
      continue
    taken.add(machine)
    done += 1
    attack.infections.push({
      machine,
      actor: campaign.actor,
      at,
      cause: { type: 'lateral', from: from.machine },
      program: `C:\\ProgramData\\${dice.pick(['prn', 'net', 'cfg', 'upd'])}${dice.pick(['svc', 'hlp', 'sync'])}.exe`,
      sessions: sessionsOf(campaign, { machine, at, answered: dice.chance(0.85) }, world),
    })
  }
  for (const { machine, sessions } of dice.some(mine(), dice.int(0, 2))) {
    const base = sessions.find(({ answer, fetch }) => answer === 'ok' && !fetch)
    if (!base) continue
    const from = base.from + dice.between(1, 4) * hour
    const upload = dice.between(4, 60) * 1e6
    sessions.push({
      ...base,
      machine,
      host: campaign.drop,
      from,
      to: Math.min(base.to, from + 5 * hour),
      upload,
      habit: { ...base.habit, every: 900 },
    })
  }
}

/** One to three actors with habits of their own, whose waves, spread and uploads are drawn from the seed. */
export const randomAttack = (world: World, actors: number): Attack => {
  const attack: Attack = {
    waves: [],
    infections: [],
    escalations: [],
    cleared: [],
    storage: 'dl.shomotsu-cloud.example',
  }
  const taken = new Set<Machine>([world.organisation.helpdesk, world.organisation.management])
  for (let actor = 1; actor <= actors; actor += 1) act(world, campaignOf(world, actor), attack, taken)
  attack.infections.sort((one: Infection, other: Infection) => one.at - other.at)
  return attack
}
