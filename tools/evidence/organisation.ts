import type { Dice } from './dice.ts'
import type { Plan } from './plan.ts'
import { departments, givenNames, sitesNames, surnames } from './words.ts'

export interface Machine {
  asset: string
  hostname: string
  ip: string
  site: string
  department: string
  user: string
  userName: string
  segment: '情報系' | '業務系'
  purchased: string
  deployed?: string
  replacedBy?: string
  /** Index of the proxy it uses. */
  node: number
  mailbox: string
  agent: string
}

export interface Mailbox {
  address: string
  public: boolean
  owner: string
  terminal: string
}

export interface Organisation {
  domain: string
  terminals: Machine[]
  business: Machine[]
  mailboxes: Mailbox[]
  /** The old machine stands in `terminals`; this one takes its hostname over. */
  replacement?: { old: Machine; machine: Machine; date: string }
  helpdesk: Machine
  management: Machine
}

const purchased = (dice: Dice) => `20${dice.int(10, 24)}-0${dice.int(1, 9)}-${dice.int(10, 28)}`

/** Machines, people and mailboxes. Sites are /16 networks of 10.16.0.0/12 and 10.112.0.0/12. */
export const organisationOf = (plan: Plan, dice: Dice, agents: readonly string[]): Organisation => {
  const domain = 'kikou.example'
  const perSite = new Map<string, number>()
  const taken = new Set<string>()
  let asset = 10_000
  const machineOf = (segment: Machine['segment'], index: number): Machine => {
    const [site = '', code = ''] = sitesNames[index % plan.sites] ?? []
    const key = `${segment}${code}`
    const number = (perSite.get(key) ?? 0) + 1
    perSite.set(key, number)
    const [surname = '', romaji = ''] = dice.pick(surnames)
    const [given = '', called = ''] = dice.pick(givenNames)
    let mailbox = `${romaji}-${called}@${domain}`
    for (let twin = 2; taken.has(mailbox); twin += 1) mailbox = `${romaji}-${called}${twin}@${domain}`
    taken.add(mailbox)
    asset += dice.int(1, 5)
    const network = (segment === '情報系' ? 16 : 112) + (index % plan.sites)
    return {
      asset: `P${asset}`,
      hostname: `${code}-${segment === '情報系' ? 'J' : 'G'}${1000 + number}`,
      ip: `10.${network}.${1 + Math.floor(number / 200)}.${10 + (number % 200)}`,
      site,
      department: dice.pick(departments),
      user: `n${dice.int(100_000, 999_999)}`,
      userName: `${surname} ${given}`,
      segment,
      purchased: purchased(dice),
      node: (index % plan.sites) % plan.proxies,
      mailbox,
      agent: dice.pick(agents),
    }
  }
  const terminals = Array.from({ length: plan.terminals }, (_, index) => machineOf('情報系', index))
  const business = Array.from({ length: plan.business }, (_, index) => machineOf('業務系', index))
  const people = terminals.map(({ mailbox, userName, hostname }) => ({
    address: mailbox,
    public: false,
    owner: userName,
    terminal: hostname,
  }))
  const offices = ['kikaku', 'soudan', 'iken', 'kyuufu', 'saiyou', 'kouhou'].map((name, index) => ({
    address: `${name}@${domain}`,
    public: true,
    owner: `${name}窓口`,
    terminal: terminals[(index * 7) % terminals.length]?.hostname ?? '',
  }))
  const [helpdesk, management] = terminals
  if (!helpdesk || !management) throw new Error('An organisation needs at least two terminals.')
  return { domain, terminals, business, mailboxes: [...people, ...offices], helpdesk, management }
}
