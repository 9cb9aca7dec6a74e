import type { Said } from '../../model.ts'
import { type MailFacts, programHosts } from '../../static/model.ts'
import { hashesOf, type JudgedMail, noisyOr, seedScore, storageAccount } from './suspicion.ts'

/**
 * How strongly one shared trait ties two mails to one actor. Only sums over `tie` do: an address range, a mail program
 * or a subject are shared by strangers every day (DOMAIN §7.8: never merge on a single weak feature).
 */
const weights = {
  attachment: 0.95,
  destination: 0.85,
  account: 0.85,
  sender: 0.85,
  originating: 0.6,
  machine: 0.6,
  subject: 0.3,
  mailer: 0.1,
} as const
const tie = 0.8

type Trait = keyof typeof weights
const says: Record<Trait, Said> = {
  attachment: { ja: '添付ファイルが同一', en: 'the same attachment' },
  destination: { ja: 'プログラムの接続先が同一', en: 'programs that name the same destination' },
  account: { ja: 'ストレージの利用者が同一', en: 'the same account at a storage service' },
  sender: { ja: '送信者が同一', en: 'the same sender' },
  originating: { ja: '発信元アドレスが同一', en: 'the same originating address' },
  machine: { ja: '作成した機器が同一', en: 'the same writing machine' },
  subject: { ja: '件名が同一', en: 'the same subject' },
  mailer: { ja: 'メールソフトが同一', en: 'the same mail program' },
}

/** Machines that call themselves like thousands of others tell nothing. */
const anonymous = /^(localhost|unknown|localdomain|user-?pc|pc|desktop|\[?\d+\.\d+\.\d+\.\d+\]?)$/i

/** `trait\0value` for everything a mail could share with another. */
function traitsOf(mail: MailFacts): string[] {
  const found: [Trait, string | undefined][] = [
    ...hashesOf(mail).map((hash): [Trait, string] => ['attachment', hash]),
    ...programHosts(mail).map((host): [Trait, string] => ['destination', host]),
    ...mail.links.map((link): [Trait, string | undefined] => ['account', storageAccount(link)]),
    ['sender', mail.from.address],
    ['originating', mail.originating],
    ['machine', mail.machine && !anonymous.test(mail.machine) ? mail.machine : undefined],
    ['subject', mail.subject.replace(/^((re|fwd?):\s*)+/i, '')],
    ['mailer', mail.mailer],
  ]
  return [...new Set(found.flatMap(([trait, value]) => (value ? [`${trait}\0${value}`] : [])))]
}

export interface Edge {
  /** Message-IDs. */
  from: string
  to: string
  weight: number
  reasons: Said[]
}

export interface Campaign {
  mails: MailFacts[]
  /** One edge for each mail that joined, with what tied it. */
  edges: Edge[]
  reasons: Said[]
}

/** Traits of every mail, and how much each one ties; a trait that innocent senders show as well counts for a tenth. */
function weigh(judged: JudgedMail[]) {
  const traits = new Map(judged.map(one => [one, traitsOf(one.mail)]))
  const innocent = new Map<string, Set<string>>()
  for (const one of judged)
    if (one.reasons.length === 0)
      for (const trait of traits.get(one) ?? [])
        innocent.set(trait, (innocent.get(trait) ?? new Set()).add(one.mail.from.address))
  const strength = (trait: string): number => {
    const base = weights[trait.split('\0')[0] as Trait]
    return (innocent.get(trait)?.size ?? 0) > 0 && !trait.startsWith('sender') ? base / 10 : base
  }
  return { traits, strength }
}

/** What two waves of mails have in common, weak points as well (DOMAIN §7.8, figure 3). Indices of `waves`. */
export interface CommonPoint {
  from: number
  to: number
  reasons: { says: Said; weight: number }[]
}

export function commonPoints(judged: JudgedMail[], waves: string[][]): CommonPoint[] {
  const { traits, strength } = weigh(judged)
  const byId = new Map(judged.map(one => [one.mail.messageId, one]))
  const shown = waves.map(
    ids =>
      new Set(ids.flatMap(id => traits.get(byId.get(id) as JudgedMail) ?? []).filter(trait => strength(trait) >= 0.05)),
  )
  return shown.flatMap((mine, from) =>
    shown.flatMap((theirs, to): CommonPoint[] => {
      const common = to > from ? [...mine].filter(trait => theirs.has(trait)) : []
      const best = new Map<Trait, number>()
      for (const trait of common) {
        const kind = trait.split('\0')[0] as Trait
        best.set(kind, Math.max(best.get(kind) ?? 0, strength(trait)))
      }
      const reasons = [...best].map(([kind, weight]) => ({ says: says[kind], weight }))
      return reasons.length > 0 ? [{ from, to, reasons }] : []
    }),
  )
}

/**
 * Mails that are suspicious by themselves, joined by what they share; a mail that is not joins only by a tie to one
 * that is. A trait that innocent senders show as well counts for a tenth.
 */
export function findCampaigns(judged: JudgedMail[]): Campaign[] {
  const { traits, strength } = weigh(judged)
  const shared = (one: JudgedMail, other: JudgedMail): string[] => {
    const mine = new Set(traits.get(one))
    return (traits.get(other) ?? []).filter(trait => mine.has(trait))
  }
  // Of several hashes or hosts in common only one counts: they come together.
  const tieOf = (common: string[]): number => {
    const best = new Map<string, number>()
    for (const trait of common) {
      const kind = trait.split('\0')[0] ?? ''
      best.set(kind, Math.max(best.get(kind) ?? 0, strength(trait)))
    }
    return noisyOr([...best.values()])
  }
  const waiting = new Set(judged)
  const seeds = judged
    .filter(one => one.score >= seedScore)
    .sort((one, other) => one.mail.received - other.mail.received)
  const campaigns: Campaign[] = []
  for (const seed of seeds) {
    if (!waiting.delete(seed)) continue
    const campaign: Campaign = { mails: [seed.mail], edges: [], reasons: [] }
    for (const reached = [seed]; reached.length > 0; ) {
      const member = reached.shift() as JudgedMail
      for (const other of waiting) {
        const common = shared(member, other)
        if (common.length === 0) continue
        const weight = tieOf(common)
        if (weight < tie) continue
        waiting.delete(other)
        reached.push(other)
        campaign.mails.push(other.mail)
        const reasons = [
          ...new Set(common.filter(trait => strength(trait) >= 0.3).map(trait => says[trait.split('\0')[0] as Trait])),
        ]
        campaign.edges.push({ from: member.mail.messageId, to: other.mail.messageId, weight, reasons })
      }
    }
    campaign.mails.sort((one, other) => one.received - other.received)
    campaign.reasons = [...new Set(campaign.edges.flatMap(edge => edge.reasons))]
    campaigns.push(campaign)
  }
  return campaigns
}
