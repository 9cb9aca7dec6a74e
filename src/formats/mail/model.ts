export interface MailAddress {
  name: string
  /** Lower case; empty where the header names nobody. */
  address: string
}

/** A header time: the instant in UTC, and the zone as the writer stated it. */
export interface HeaderTime {
  utc: string
  offsetMinutes: number
  /** `-0000` and obsolete letters say nothing about the writer's zone (RFC 5322 §3.3). */
  zone: 'stated' | 'unstated'
}

/** One line of the Received chain, the most recent first. */
export interface Hop {
  helo?: string
  fromName?: string
  fromAddress?: string
  by?: string
  protocol?: string
  recipient?: string
  time?: HeaderTime
}

export interface MailAttachment {
  name: string
  declaredType: string
  /** By its first bytes, see `detectType`. */
  detectedType: string
  size: number
  sha256: string
  content: Uint8Array
}

export interface MailMessage {
  /** With its angle brackets, as others cite it. */
  messageId: string
  subject: string
  from: MailAddress
  replyTo: MailAddress[]
  returnPath?: string
  to: MailAddress[]
  cc: MailAddress[]
  /** Envelope recipients the server wrote down (X-Original-To, Delivered-To). */
  deliveredTo: string[]
  sent?: HeaderTime
  /** By the topmost Received: when the organisation's own server took it. */
  receivedAt?: HeaderTime
  hops: Hop[]
  originatingAddress?: string
  mailer?: string
  text: string
  /** Addresses found in text and HTML; they are never opened. */
  links: string[]
  attachments: MailAttachment[]
  /** Messages attached to this one, five deep at most. */
  nested: MailMessage[]
}

export class MailError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MailError'
  }
}
