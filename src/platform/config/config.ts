import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

const url = (...protocols: string[]) =>
  z.string().refine(value => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL beginning with ${protocols.map(protocol => `${protocol}//`).join(' or ')}`,
  })

const isNetwork = (text: string): boolean => {
  const [address = '', prefix = '0', more] = text.trim().split('/')
  const family = isIP(address)
  return family !== 0 && more === undefined && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128)
}

/** Every setting of the program. The table in README.md is checked against this list by a test. */
export const settings = z.object({
  NOROSHI_PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  NOROSHI_HOST: z.string().min(1).default('127.0.0.1'),
  NOROSHI_DATA: z.string().min(1).default('./data'),
  NOROSHI_URL: url('http:', 'https:').optional(),
  NOROSHI_PROXY: z
    .string()
    .refine(value => value.split(',').every(isNetwork), {
      error: 'must be addresses or networks separated by commas, such as 127.0.0.1 or 10.0.0.0/8',
    })
    .optional(),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_OWNER_URL: url('postgres:', 'postgresql:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  NOROSHI_MAIL_FROM: z.string().includes('@').default('noroshi@localhost'),
  NOROSHI_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export interface Config {
  port: number
  host: string
  /** Absolute path. */
  data: string
  /** How people reach the server; decides Secure cookies, links in mails and the origin that may write. */
  publicUrl: string
  /**
   * Proxies whose X-Forwarded-For is believed. Behind one that is not named here everybody has its address, and eight
   * wrong passwords of anyone would close the sign-in for all.
   */
  proxy: string | undefined
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host)

/** Reads and checks the environment; throws a StartError that names every wrong setting. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = settings.safeParse(present)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw new StartError(
      `These settings are not right: ${wrong}. See the table of settings in README.md.`,
      `設定に誤りがあります: ${wrong}。README.md の設定の表を確かめてください。`,
    )
  }
  const set = parsed.data
  const publicUrl =
    set.NOROSHI_URL ??
    `http://${set.NOROSHI_HOST.includes(':') ? `[${set.NOROSHI_HOST}]` : set.NOROSHI_HOST}:${set.NOROSHI_PORT}`
  if (!isLoopback(set.NOROSHI_HOST) && !set.NOROSHI_URL) {
    throw new StartError(
      `NOROSHI_HOST=${set.NOROSHI_HOST} is reachable from other machines: set NOROSHI_URL to the https address under which people open Noroshi.`,
      `NOROSHI_HOST=${set.NOROSHI_HOST} は他の機器から接続できます。利用者が開く https のアドレスを NOROSHI_URL に指定してください。`,
    )
  }
  if (!isLoopback(set.NOROSHI_HOST) && !publicUrl.startsWith('https:')) {
    throw new StartError(
      `NOROSHI_URL=${publicUrl} is not https: passwords and sessions would cross the network in the clear. Put a TLS proxy in front and name its https address.`,
      `NOROSHI_URL=${publicUrl} は https ではありません。パスワードが暗号化されずに流れます。TLS のプロキシを置き、その https のアドレスを指定してください。`,
    )
  }
  return {
    port: set.NOROSHI_PORT,
    host: set.NOROSHI_HOST,
    data: resolve(set.NOROSHI_DATA),
    publicUrl: publicUrl.replace(/\/$/, ''),
    proxy: set.NOROSHI_PROXY,
    databaseUrl: set.DATABASE_URL,
    databaseOwnerUrl: set.DATABASE_OWNER_URL,
    smtpUrl: set.SMTP_URL,
    mailFrom: set.NOROSHI_MAIL_FROM,
    log: set.NOROSHI_LOG,
  }
}
