import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { StartError } from './start-error.ts'

const refusal = (environment: Record<string, string>): StartError => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof StartError) return error
    throw error
  }
  throw new Error('the settings were accepted')
}

describe('settings that are right', () => {
  it('need not be given at all', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      data: resolve('data'),
      publicUrl: 'http://127.0.0.1:8080',
      proxy: undefined,
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      smtpUrl: undefined,
      mailFrom: 'noroshi@localhost',
      channels: { allowed: [], gateway: undefined },
      files: { folder: resolve('data/files'), s3: undefined, limit: 50 * 1_048_576, objectLimit: 500 * 1_048_576 },
      investigations: {
        folder: resolve('data/investigations'),
        imports: undefined,
        limit: 20_000 * 1_048_576,
        memory: '2GB',
      },
      secretKey: undefined,
      secondFactor: 'enrolled',
      stepUpMinutes: 15,
      scenario: null,
      log: 'warn',
    })
  })

  it('put files into a bucket only when all that it takes is there', () => {
    const bucket = {
      NOROSHI_S3_ENDPOINT: 'https://s3.example',
      NOROSHI_S3_BUCKET: 'noroshi',
      NOROSHI_S3_KEY: 'k',
      NOROSHI_S3_SECRET: 's',
    }
    expect(readConfig(bucket).files.s3).toMatchObject({ bucket: 'noroshi', region: 'us-east-1' })
    expect(() => readConfig({ ...bucket, NOROSHI_S3_SECRET: '' })).toThrow(/together/)
  })

  it('count as not given when they are empty', () => {
    expect(readConfig({ NOROSHI_PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: undefined })
  })

  it('let the public address stand for a host that others reach', () => {
    const config = readConfig({ NOROSHI_HOST: '0.0.0.0', NOROSHI_URL: 'https://noroshi.example/' })
    expect(config.publicUrl).toBe('https://noroshi.example')
  })

  it('put an IPv6 address into brackets', () => {
    expect(readConfig({ NOROSHI_HOST: '::1' }).publicUrl).toBe('http://[::1]:8080')
  })
})

describe('a setting that is wrong', () => {
  it.each([
    ['NOROSHI_PORT', 'http'],
    ['NOROSHI_PORT', '65536'],
    ['NOROSHI_PORT', '80.5'],
    ['NOROSHI_PORT', '-1'],
    ['NOROSHI_URL', 'noroshi.example'],
    ['NOROSHI_URL', 'ftp://noroshi.example'],
    ['DATABASE_URL', 'mysql://localhost/noroshi'],
    ['DATABASE_OWNER_URL', 'localhost:5432'],
    ['SMTP_URL', 'mail.example'],
    ['NOROSHI_MAIL_FROM', 'noroshi'],
    ['NOROSHI_LOG', 'loud'],
  ])('%s=%s is named in both languages, with the place where it is explained', (name, value) => {
    const { message, ja } = refusal({ [name]: value })
    expect(message).toMatch(new RegExp(`^These settings are not right: ${name}: .+README\\.md`))
    expect(ja).toMatch(new RegExp(`^設定に誤りがあります: ${name}: .+README\\.md`))
  })

  it('is named together with all others', () => {
    const { message } = refusal({ NOROSHI_PORT: 'x', SMTP_URL: 'y' })
    expect(message).toContain('NOROSHI_PORT')
    expect(message).toContain('SMTP_URL')
  })

  it('never repeats a password', () => {
    const { message, ja } = refusal({ DATABASE_URL: 'mysql://noroshi:secret@localhost/noroshi' })
    expect(message + ja).not.toContain('secret')
  })
})

it.each(['0.0.0.0', '::', '192.0.2.10', 'noroshi.example'])(
  'a host that other machines reach (%s) is refused without the address that people open',
  host => {
    const { message, ja } = refusal({ NOROSHI_HOST: host })
    for (const sentence of [message, ja]) {
      expect(sentence).toContain(`NOROSHI_HOST=${host}`)
      expect(sentence).toContain('NOROSHI_URL')
    }
  },
)

it.each(['localhost', '127.0.0.1', '127.0.0.53', '::1'])(
  'a host of this computer alone (%s) needs no address',
  host => {
    expect(readConfig({ NOROSHI_HOST: host }).host).toBe(host)
  },
)

describe('the proxies in front', () => {
  it('are addresses or networks', () => {
    expect(readConfig({ NOROSHI_PROXY: '127.0.0.1,10.0.0.0/8,::1' }).proxy).toBe('127.0.0.1,10.0.0.0/8,::1')
    for (const wrong of ['true', '10.0.0.0/33', 'proxy.example', '127.0.0.1,']) {
      expect(refusal({ NOROSHI_PROXY: wrong }).message).toContain('NOROSHI_PROXY')
    }
  })
})
