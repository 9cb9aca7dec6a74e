import { linkHost } from '../../../formats/mail/links.ts'
import { type MailFacts, programHosts, programsOf } from '../../static/model.ts'
import type { Artefact, Mailbox, Notice } from '../model.ts'

/** Each weight is the chance, alone, that a mail with this trait belongs to an attack; they combine as 1 − Π(1 − w). */
export interface MailReason {
  trait: string
  weight: number
  says: string
}

export interface JudgedMail {
  mail: MailFacts
  reasons: MailReason[]
  score: number
}

export interface MailContext {
  mailboxes: Mailbox[]
  notices: Notice[]
  /** Host → whether detection reported it; hosts it ranked below the line are present with `false`. */
  destinations: Map<string, boolean>
  executed: Artefact[]
  ownDomains: string[]
  /** Milliseconds from receipt to the reader's terminal's first suspicious contact, where there was one. */
  untilContact: (mail: MailFacts) => number | undefined
}

/** From here on a mail counts as part of an attack by itself: two strong traits, or one that proves it. */
export const seedScore = 0.75
const packed = /\.(lzh|zip|rar|7z|exe|scr|cab|iso)$/i
const hour = 3_600_000

export const noisyOr = (weights: number[]): number => 1 - weights.reduce((left, weight) => left * (1 - weight), 1)
export const hashesOf = (mail: MailFacts): string[] =>
  mail.attachments.flatMap(part => [part.sha256, ...part.members.map(member => member.sha256)]).filter(Boolean)

/** File name at the end of a link, decoded, without its extension. */
function linkedName(link: string): string {
  const last = link.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
const stem = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFKC')
    .replace(/(\s*\.\w{2,4})+$/, '')
    .trim()
    .toLowerCase()

const domainOf = (address: string): string => address.split('@').at(-1) ?? ''

/** Hosts the programs name, but those of the sender's own domain: a maker's tool talks to its maker. */
export const foreignHosts = (mail: MailFacts): string[] => {
  const own = domainOf(mail.from.address)
  return programHosts(mail).filter(host => own === '' || (host !== own && !host.endsWith(`.${own}`)))
}

/** Traits that rest on what detection found: they must not speak for a destination again. */
const restsOnTraffic = new Set(['destination-inside', 'ranked-inside', 'contact-follows', 'link-to-destination'])
export const scoreWithoutTraffic = ({ reasons }: JudgedMail): number =>
  noisyOr(reasons.filter(reason => !restsOnTraffic.has(reason.trait)).map(reason => reason.weight))

/** Written on someone's own machine and sent through a provider that says so; companies send from their own servers. */
const throughProvider = (mail: MailFacts): boolean =>
  mail.originating !== undefined && !/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|127\.)/.test(mail.originating)

function reasonsOf(mail: MailFacts, context: MailContext): MailReason[] {
  const reasons: MailReason[] = []
  const add = (trait: string, weight: number, says: string) => reasons.push({ trait, weight, says })
  const programs = programsOf(mail)
  const provider = throughProvider(mail)
  const archives = mail.links.filter(link => packed.test(linkedName(link)))
  const hosts = foreignHosts(mail)
  const reported = hosts.filter(host => context.destinations.get(host))
  const linked = mail.links.flatMap(link => linkHost(link) ?? []).filter(host => context.destinations.get(host))
  const ranked = hosts.filter(host => context.destinations.get(host) === false)
  const hashes = new Set(hashesOf(mail))
  const analysed = context.notices.filter(notice => notice.kind === 'analysis').flatMap(notice => notice.samples)
  const names = new Set([...programs.map(one => stem(one.name)), ...archives.map(link => stem(linkedName(link)))])
  const ran = context.executed.find(
    trace =>
      (trace.sha256 && hashes.has(trace.sha256)) ||
      (trace.path && names.has(stem(trace.path)) && Date.parse(trace.time) > mail.received),
  )
  const boxes = mail.recipients.flatMap(to => context.mailboxes.find(box => box.address === to) ?? [])
  const wait = context.untilContact(mail)

  if (programs.length > 0) add('program', 0.3, `carries a program (${programs[0]?.name.trim()})`)
  if (programs.some(one => one.disguised)) add('disguise', 0.6, 'the program’s name pretends to be a document')
  if (programs.length > 0 && provider)
    add('program-from-free-mail', 0.5, 'the program comes from a private sender through a provider')
  if (archives.length > 0) add('link-to-archive', 0.2, `links to an archive (${linkedName(archives[0] ?? '')})`)
  if (archives.length > 0 && provider)
    add('link-from-free-mail', 0.2, 'the link comes from a private sender through a provider')
  if (reported.length > 0) add('destination-inside', 0.95, `the program names ${reported.join(', ')}`)
  // Attacked sites are visited innocently as well: a link to one is a hint and no more.
  if (linked.length > 0) add('link-to-destination', 0.4, `links to ${linked[0]}`)
  if (ranked.length > 0) add('ranked-inside', 0.3, `the program names ${ranked.join(', ')}`)
  if (analysed.some(sample => sample.sha256 && hashes.has(sample.sha256)))
    add('analysed', 0.97, 'its program was analysed and notified')
  else if (
    (programs.length > 0 || archives.length > 0) &&
    analysed.some(sample => sample.mailSubject && sample.mailSubject === mail.subject)
  )
    add('analysed-subject', 0.7, 'its subject is that of an analysed sample')
  if (ran)
    add(
      'executed',
      ran.sha256 && hashes.has(ran.sha256) ? 0.97 : 0.85,
      `a forensic report shows its program running at ${ran.time}`,
    )
  if ((programs.length > 0 || archives.length > 0) && wait !== undefined && wait < 4 * hour)
    add(
      'contact-follows',
      // Terminals begin to misbehave a few times in weeks: within the hour after such a mail is hardly chance.
      wait < hour ? 0.65 : 0.5,
      `the reader’s terminal made its first suspicious contact ${Math.round(wait / 60_000)} minutes later`,
    )
  if (
    context.ownDomains.some(own => mail.from.name.toLowerCase().includes(own)) &&
    !context.ownDomains.includes(domainOf(mail.from.address))
  )
    add('spoofed-name', 0.3, 'the sender’s name claims an address of the organisation')
  if (boxes.length > 0 && boxes.every(box => !box.public) && reasons.length > 0)
    add('non-public', 0.05, 'it went to addresses that are not published')
  return reasons
}

/** Judges every mail by itself. Newsletters, vendors and self-extracting tools have one weak trait, not two strong ones. */
export function judgeMails(mails: MailFacts[], context: MailContext): JudgedMail[] {
  const correspondents = new Map<string, Set<string>>()
  for (const mail of mails) {
    const days = correspondents.get(mail.from.address) ?? new Set()
    days.add(new Date(mail.received).toISOString().slice(0, 10))
    correspondents.set(mail.from.address, days)
  }
  return mails.map(mail => {
    const reasons = reasonsOf(mail, context)
    // A sender of one day only is new here; by itself that is true of most people who ever write.
    if (reasons.length > 0 && (correspondents.get(mail.from.address)?.size ?? 0) <= 2)
      reasons.push({ trait: 'first-seen', weight: 0.05, says: 'its sender is seen on no other days' })
    return { mail, reasons, score: noisyOr(reasons.map(reason => reason.weight)) }
  })
}

/** The account at a storage service, as links show it: host and the first part of the path that is no plain word. */
export function storageAccount(link: string): string | undefined {
  const host = linkHost(link)
  const parts =
    link
      .replace(/^h..ps?:\/\/[^/]+/i, '')
      .split(/[?#]/)[0]
      ?.split('/')
      .filter(Boolean) ?? []
  const account = parts.slice(0, -1).findIndex(part => part.length >= 5 && /\d|[a-z][A-Z]|[A-Z].*[a-z]/.test(part))
  return host && account >= 0 ? [host, ...parts.slice(0, account + 1)].join('/') : undefined
}
