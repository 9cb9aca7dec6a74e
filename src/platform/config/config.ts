import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { ScenarioKind } from '../../kernel/clock.ts'
import type { FileSettings } from '../storage/open.ts'
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
  NOROSHI_CHANNEL_NETWORKS: z
    .string()
    .refine(value => value.split(',').every(isNetwork), {
      error: 'must be addresses or networks separated by commas, such as 10.20.0.0/16',
    })
    .optional(),
  NOROSHI_GATEWAY_URL: url('http:', 'https:').optional(),
  NOROSHI_GATEWAY_KEY: z.string().min(16).optional(),
  NOROSHI_MAIL_FROM: z.string().includes('@').default('noroshi@localhost'),
  NOROSHI_FILES: z.string().min(1).optional(),
  NOROSHI_FILE_LIMIT_MB: z.coerce.number().int().min(1).max(10_000).default(50),
  NOROSHI_FILES_LIMIT_MB: z.coerce.number().int().min(1).max(100_000).default(500),
  NOROSHI_EVIDENCE: z.string().min(1).optional(),
  NOROSHI_EVIDENCE_LIMIT_MB: z.coerce.number().int().min(1).max(1_000_000).default(20_000),
  NOROSHI_INVESTIGATIONS: z.string().min(1).optional(),
  NOROSHI_INVESTIGATION_MEMORY: z
    .string()
    .regex(/^\d{1,4}(MB|GB)$/, { error: 'must be such as 2GB' })
    .default('2GB'),
  NOROSHI_S3_ENDPOINT: url('http:', 'https:').optional(),
  NOROSHI_S3_BUCKET: z.string().min(3).max(63).optional(),
  NOROSHI_S3_REGION: z.string().min(1).default('us-east-1'),
  NOROSHI_S3_KEY: z.string().min(1).optional(),
  NOROSHI_S3_SECRET: z.string().min(1).optional(),
  NOROSHI_SECRET_KEY: z
    .string()
    .refine(value => Buffer.from(value, 'base64').length === 32, { error: 'must be 32 bytes in base64' })
    .optional(),
  NOROSHI_OIDC_ISSUER: url('https:', 'http:').optional(),
  NOROSHI_OIDC_CLIENT_ID: z.string().min(1).optional(),
  NOROSHI_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  NOROSHI_OIDC_LABEL: z.string().min(1).max(60).optional(),
  NOROSHI_SECOND_FACTOR: z.enum(['acts', 'everyone', 'enrolled']).default('enrolled'),
  NOROSHI_STEP_UP_MINUTES: z.coerce.number().int().min(1).max(720).default(15),
  NOROSHI_SCENARIO: z.enum(['replay', 'drill']).optional(),
  NOROSHI_SCENARIO_START: z.iso.datetime({ offset: true }).optional(),
  NOROSHI_SCENARIO_SPEED: z.coerce.number().min(0.1).max(3600).default(1),
  NOROSHI_METRICS: z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}$/, { error: 'must be an address and a port, such as 127.0.0.1:9464' })
    .optional(),
  NOROSHI_SYSLOG: z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}$/, { error: 'must be an address and a port, such as 127.0.0.1:5514' })
    .optional(),
  NOROSHI_SYSLOG_FROM: z
    .string()
    .refine(value => value.split(',').every(isNetwork), {
      error: 'must be addresses or networks separated by commas, such as 10.0.4.0/24',
    })
    .default('127.0.0.0/8,::1/128'),
  NOROSHI_SYSLOG_KEY: z.string().min(1).optional(),
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
  channels: ChannelSettings
  files: FileSettings
  investigations: InvestigationSettings
  /** Base64 of 32 bytes; without it the key file in the data folder. */
  secretKey: string | undefined
  /**
   * Who must have a second factor: whoever releases, recalls or administers (`acts`), everyone, or nobody who did not
   * enrol one (`enrolled`).
   */
  secondFactor: SecondFactorRule
  /** The identity provider that may sign people in (OpenID Connect). */
  provider: ProviderSettings | undefined
  /** For how long a second factor that was shown holds for releasing, recalling and administering. */
  stepUpMinutes: number
  /** For an empty installation that is to be a replay or a drill; an installation that is one goes on as it was. */
  scenario: ScenarioStart | null
  /** Where figures for a monitoring system are served; nowhere unless it is said. */
  metrics: { host: string; port: number } | undefined
  /** Where sensors send syslog; nowhere unless it is said. */
  syslog: SyslogSettings | undefined
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

export interface SyslogSettings {
  host: string
  port: number
  /** Networks that may send, separated by commas. */
  from: string
  /** The API key with whose rights they are counted. */
  key: string
}

/** Ways out beside mail (docs/channels.md). */
export interface ChannelSettings {
  /** Networks that webhooks may reach although they are not public. */
  allowed: readonly string[]
  /** The installation's gateway for SMS and voice. */
  gateway: { url: string; key: string } | undefined
}

export interface InvestigationSettings {
  /** Folders of evidence that are handed to the server; undefined where it takes none that way. Absolute. */
  imports: string | undefined
  /** Where runs work and results are fetched to. Absolute. */
  folder: string
  /** Bytes of an uploaded archive; unpacked it may be twenty times as large. */
  limit: number
  /** Of the analytical engine, as DuckDB writes it. */
  memory: string
}

/** How scenario time begins. */
export interface ScenarioStart {
  kind: ScenarioKind
  at: Date
  /** Scenario seconds in a second. */
  speed: number
}

export type SecondFactorRule = 'acts' | 'everyone' | 'enrolled'

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host)

export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  /** What the button on the sign-in page calls it. */
  label: string
}

/** Issuer and client belong together, and what crosses a network is encrypted. */
const providerOf = (set: z.output<typeof settings>): ProviderSettings | undefined => {
  const { NOROSHI_OIDC_ISSUER: issuer, NOROSHI_OIDC_CLIENT_ID: clientId } = set
  const { NOROSHI_OIDC_CLIENT_SECRET: clientSecret, NOROSHI_OIDC_LABEL: label } = set
  if (!issuer && !clientId && !clientSecret && !label) return undefined
  if (!issuer || !clientId) {
    throw new StartError(
      'An identity provider needs NOROSHI_OIDC_ISSUER and NOROSHI_OIDC_CLIENT_ID together.',
      '認証サービスを使う場合は、NOROSHI_OIDC_ISSUER と NOROSHI_OIDC_CLIENT_ID の両方を指定してください。',
    )
  }
  const { protocol, hostname, host } = new URL(issuer)
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    throw new StartError(
      `NOROSHI_OIDC_ISSUER=${issuer} is not https: whoever stands in between could sign in as anybody.`,
      `NOROSHI_OIDC_ISSUER=${issuer} は https ではありません。途中の第三者が誰にでもなりすませます。https のアドレスを指定してください。`,
    )
  }
  return { issuer, clientId, clientSecret, label: label ?? host }
}

/** Address and key belong together: a gateway that asks for no key would ring for anybody. */
const gatewayOf = ({ NOROSHI_GATEWAY_URL: address, NOROSHI_GATEWAY_KEY: key }: z.output<typeof settings>) => {
  if (address && key) return { url: address, key }
  if (!address && !key) return undefined
  throw new StartError(
    'A gateway for SMS and voice needs NOROSHI_GATEWAY_URL and NOROSHI_GATEWAY_KEY together.',
    'SMSと音声のゲートウェイには、NOROSHI_GATEWAY_URL と NOROSHI_GATEWAY_KEY の両方を指定してください。',
  )
}

const addressOf = (text: string): { host: string; port: number } => {
  const at = text.lastIndexOf(':')
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) }
}

/** Syslog asks nobody for a password, so whoever listens says for whom it counts. */
const syslogOf = (set: z.output<typeof settings>): SyslogSettings | undefined => {
  const { NOROSHI_SYSLOG: address, NOROSHI_SYSLOG_FROM: from, NOROSHI_SYSLOG_KEY: key } = set
  if (!address && !key) return undefined
  if (address && key) return { ...addressOf(address), from, key }
  throw new StartError(
    'A syslog listener needs NOROSHI_SYSLOG and NOROSHI_SYSLOG_KEY together. Issue the key to a post of the watch, with the scope DELIVER_DETECTIONS.',
    'syslog を受けるには、NOROSHI_SYSLOG と NOROSHI_SYSLOG_KEY の両方を指定してください。キーは監視チームの職に「検知の送信」の範囲で発行します。',
  )
}

/** All of a bucket’s settings or none: half of them would quietly leave the files in the folder. */
const bucketOf = (set: z.output<typeof settings>): FileSettings['s3'] => {
  const { NOROSHI_S3_ENDPOINT: endpoint, NOROSHI_S3_BUCKET: bucket, NOROSHI_S3_REGION: region } = set
  const { NOROSHI_S3_KEY: key, NOROSHI_S3_SECRET: secret } = set
  if (endpoint && bucket && key && secret) return { endpoint, bucket, region, key, secret }
  if (endpoint || bucket || key || secret) {
    throw new StartError(
      'A bucket for files needs NOROSHI_S3_ENDPOINT, NOROSHI_S3_BUCKET, NOROSHI_S3_KEY and NOROSHI_S3_SECRET together.',
      'ファイルの保存先をバケットにする場合は、NOROSHI_S3_ENDPOINT、NOROSHI_S3_BUCKET、NOROSHI_S3_KEY、NOROSHI_S3_SECRET をすべて指定してください。',
    )
  }
  return undefined
}

const scenarioOf = (set: z.output<typeof settings>): ScenarioStart | null => {
  const { NOROSHI_SCENARIO: kind, NOROSHI_SCENARIO_START: start, NOROSHI_SCENARIO_SPEED: speed } = set
  if (!kind && !start) return null
  if (kind && start) return { kind: kind === 'replay' ? 'REPLAY' : 'DRILL', at: new Date(start), speed }
  throw new StartError(
    'Scenario time needs NOROSHI_SCENARIO (replay or drill) and NOROSHI_SCENARIO_START (such as 2015-05-08T09:00:00+09:00) together.',
    'シナリオの時刻には、NOROSHI_SCENARIO（replay または drill）と NOROSHI_SCENARIO_START（例：2015-05-08T09:00:00+09:00）の両方を指定してください。',
  )
}

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
    channels: {
      allowed: set.NOROSHI_CHANNEL_NETWORKS?.split(',').map(network => network.trim()) ?? [],
      gateway: gatewayOf(set),
    },
    files: {
      folder: resolve(set.NOROSHI_FILES ?? join(set.NOROSHI_DATA, 'files')),
      s3: bucketOf(set),
      limit: set.NOROSHI_FILE_LIMIT_MB * 1_048_576,
      objectLimit: set.NOROSHI_FILES_LIMIT_MB * 1_048_576,
    },
    investigations: {
      imports: set.NOROSHI_EVIDENCE === undefined ? undefined : resolve(set.NOROSHI_EVIDENCE),
      folder: resolve(set.NOROSHI_INVESTIGATIONS ?? join(set.NOROSHI_DATA, 'investigations')),
      limit: set.NOROSHI_EVIDENCE_LIMIT_MB * 1_048_576,
      memory: set.NOROSHI_INVESTIGATION_MEMORY,
    },
    secretKey: set.NOROSHI_SECRET_KEY,
    provider: providerOf(set),
    secondFactor: set.NOROSHI_SECOND_FACTOR,
    stepUpMinutes: set.NOROSHI_STEP_UP_MINUTES,
    scenario: scenarioOf(set),
    metrics: set.NOROSHI_METRICS === undefined ? undefined : addressOf(set.NOROSHI_METRICS),
    syslog: syslogOf(set),
    log: set.NOROSHI_LOG,
  }
}
