/** One file inside an attachment, or the attachment itself; contents are hashed and searched, never kept or run. */
export interface Member {
  name: string
  sha256: string
  /** MD5 and SHA-1, as older lists of indicators name files. */
  digests: string[]
  size: number
  type: string
  /** Windows would run it, by its first bytes or by its name. */
  executable: boolean
  /** The name pretends to be a document: a second extension, a run of spaces, a right-to-left mark. */
  disguised: boolean
  encrypted: boolean
  /** Host names and addresses that stand in the bytes of an executable. */
  hosts: string[]
}

export interface AttachmentFacts {
  name: string
  sha256: string
  /** MD5 and SHA-1. */
  digests: string[]
  type: string
  size: number
  members: Member[]
  /** Why the inside could not be seen, if it could not. */
  unread?: string
}

/** What a message says of itself and carries, without its contents. */
export interface MailFacts {
  file: string
  messageId: string
  /** Milliseconds since 1970; when the organisation's server took it, or else when it says it was sent. */
  received: number
  /** Minutes east of UTC the writer's machine was set to. */
  writerOffset?: number
  subject: string
  from: { name: string; address: string }
  /** Where answers and bounces go: Reply-To, Return-Path. */
  replies: string[]
  /** Names and addresses of the servers it came through, as they wrote them down. */
  relays: string[]
  recipients: string[]
  mailer?: string
  originating?: string
  /** What the writing machine called itself to its provider. */
  machine?: string
  links: string[]
  attachments: AttachmentFacts[]
}

export interface Unreadable {
  file: string
  because: string
}

export const programsOf = (mail: MailFacts): Member[] =>
  mail.attachments.flatMap(part => part.members.filter(member => member.executable))

/** Hosts that stand in the programs a mail carries. */
export const programHosts = (mail: MailFacts): string[] => [
  ...new Set(programsOf(mail).flatMap(member => member.hosts)),
]
