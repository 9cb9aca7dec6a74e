import { readEml } from './eml.ts'
import type { MailMessage } from './model.ts'
import { readMsg } from './msg.ts'

const ole2 = [0xd0, 0xcf, 0x11, 0xe0]

/** Reads one message, .eml or .msg, told apart by its first bytes. @throws MailError */
export async function readMail(raw: Uint8Array): Promise<MailMessage> {
  return ole2.every((byte, at) => raw[at] === byte) ? await readMsg(raw) : await readEml(raw)
}
