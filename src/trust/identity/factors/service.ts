import { randomBytes } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { Secret, TOTP } from 'otpauth'
import { toString as drawQr } from 'qrcode'
import type { PersonActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Box } from '../../../platform/secrets/box.ts'
import { secondFactorShown } from '../../access/service.ts'
import { append } from '../../audit/service.ts'
import type { Refused } from '../sign-in/model.ts'
import { factorFailed, factorPause, factorShown, hashOfToken, holderOf, signInByPasskey } from '../sign-in/service.ts'
import { readRecoveryCode, readTotp, recoveryCodeCount, recoveryCodeOf, totpShape } from './model.ts'
import { creationOptions, requestOptions, type Site, verifyCreation, verifyUse } from './passkeys.ts'
import * as store from './store.ts'

/** What second factors need from outside. */
export interface Keeper {
  box: Box
  site: Site
}

const challengeLifetime = minutes(5)

const totpOf = (secret: Uint8Array, account = ''): TOTP =>
  new TOTP({
    issuer: 'Noroshi',
    label: account,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    digits: totpShape.digits,
    period: totpShape.period,
    algorithm: totpShape.algorithm,
  })

/** @returns the time step that the code belongs to, null for a wrong code */
const stepOf = (secret: Uint8Array, typed: string, now: Date): number | null => {
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: readTotp(typed), timestamp, window: totpShape.window })
  return delta === null ? null : TOTP.counter({ period: totpShape.period, timestamp }) + delta
}

export const own = async (tx: Tx) => ({
  factors: await store.ownFactors(tx),
  recoveryCodesLeft: await store.recoveryCodesLeft(tx),
})

/** Whoever has a factor shows one before adding or removing any: a session left open must not lock its owner out. */
const mustHaveShown = async (tx: Tx, actor: PersonActor): Promise<void> => {
  if ((await store.ownFactors(tx)).length > 0) must(secondFactorShown(actor))
}

const codeHash = (box: Box, person: string, code: string): Buffer =>
  box.mac(`recovery code of ${person}: ${readRecoveryCode(code)}`)

const newRecoveryCodes = async (tx: Tx, box: Box, person: string, now: Date): Promise<string[]> => {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeOf(randomBytes(10)))
  await store.replaceRecoveryCodes(
    tx,
    person,
    codes.map(code => codeHash(box, person, code)),
    now,
  )
  return codes
}

/** Begins with an app: the secret, as a picture and as text, counts only once a code has confirmed it. */
export const beginTotp = async (tx: Tx, actor: PersonActor, keeper: Keeper, account: string, now: Date) => {
  await mustHaveShown(tx, actor)
  const id = newId(now)
  const secret = randomBytes(20)
  await store.insertTotp(tx, {
    id,
    person: actor.person,
    label: '',
    secret: keeper.box.seal(secret, actor.person),
    at: now,
  })
  const totp = totpOf(secret, account)
  return { id, uri: totp.toString(), secret: totp.secret.base32, qr: await drawQr(totp.toString(), { type: 'svg' }) }
}

/** What enrolling a factor answers: the first one comes with recovery codes, shown once. */
interface Enrolled {
  recoveryCodes: string[] | null
}

const enrolled = async (
  tx: Tx,
  actor: PersonActor,
  { box }: Keeper,
  kind: 'TOTP' | 'PASSKEY',
  now: Date,
): Promise<Enrolled> => {
  await append(tx, actor, now, 'second_factor.added', { kind: 'person', id: actor.person }, { kind })
  if (actor.session) await store.markShown(tx, actor.session.id, now)
  const first = (await store.ownFactors(tx)).length === 1
  return { recoveryCodes: first ? await newRecoveryCodes(tx, box, actor.person, now) : null }
}

export const confirmTotp = async (
  tx: Tx,
  actor: PersonActor,
  keeper: Keeper,
  { id, code }: { id: string; code: string },
  now: Date,
): Promise<Enrolled> => {
  const sealed = await store.openTotp(tx, id)
  if (!sealed) throw new NoroshiError('not_found')
  const step = stepOf(keeper.box.open(sealed, actor.person), code, now)
  if (step === null) throw new NoroshiError('wrong_code')
  await store.confirmTotp(tx, id, step, now)
  return enrolled(tx, actor, keeper, 'TOTP', now)
}

const give = async <Options extends { challenge: string }>(
  tx: Tx,
  options: Options,
  person: string | null,
  now: Date,
): Promise<Options> => {
  const until = new Date(now.getTime() + challengeLifetime)
  await store.giveChallenge(tx, { challenge: options.challenge, person, until, at: now })
  return options
}

export const beginPasskey = async (
  tx: Tx,
  actor: PersonActor,
  { site }: Keeper,
  person: { email: string; name: string },
  now: Date,
) => {
  await mustHaveShown(tx, actor)
  const known = await store.ownCredentials(tx)
  return give(tx, await creationOptions(site, { id: actor.person, ...person }, known), actor.person, now)
}

export const addPasskey = async (
  tx: Tx,
  actor: PersonActor,
  keeper: Keeper,
  { label, response }: { label: string; response: RegistrationResponseJSON },
  now: Date,
): Promise<Enrolled> => {
  await mustHaveShown(tx, actor)
  const key = await verifyCreation(keeper.site, response, challenge =>
    store.takeChallenge(tx, challenge, actor.person, now),
  )
  if (!key) throw new NoroshiError('passkey_refused')
  await store.insertPasskey(tx, {
    id: newId(now),
    person: actor.person,
    label,
    credential: key.id,
    publicKey: Buffer.from(key.publicKey),
    counter: key.counter,
    transports: key.transports ?? [],
    at: now,
  })
  return enrolled(tx, actor, keeper, 'PASSKEY', now)
}

export const remove = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<null> => {
  must(secondFactorShown(actor))
  const kind = await store.deleteFactor(tx, id)
  if (!kind) throw new NoroshiError('not_found')
  if ((await store.ownFactors(tx)).length === 0) await store.replaceRecoveryCodes(tx, actor.person, [], now)
  await append(tx, actor, now, 'second_factor.removed', { kind: 'person', id: actor.person }, { kind })
  return null
}

export const renewRecoveryCodes = async (
  tx: Tx,
  actor: PersonActor,
  { box }: Keeper,
  now: Date,
): Promise<{ recoveryCodes: string[] }> => {
  must(secondFactorShown(actor))
  if ((await store.ownFactors(tx)).length === 0) throw new NoroshiError('second_factor_missing')
  await append(tx, actor, now, 'recovery_codes.renewed', { kind: 'person', id: actor.person })
  return { recoveryCodes: await newRecoveryCodes(tx, box, actor.person, now) }
}

export type Proof = { code: string } | { recoveryCode: string } | { passkey: AuthenticationResponseJSON }

export type Shown = { shown: true } | Refused<'wrong_code' | 'passkey_refused' | 'not_signed_in'>

const usePasskey = async (
  tx: Tx,
  site: Site,
  passkey: AuthenticationResponseJSON,
  person: string | null,
  now: Date,
): Promise<store.StoredPasskey | undefined> => {
  const key = await store.passkeyOf(tx, passkey.id)
  if (!key || (person !== null && key.person !== person)) return undefined
  const counter = await verifyUse(site, passkey, { ...key, counter: Number(key.counter) }, challenge =>
    store.takeChallenge(tx, challenge, person, now),
  )
  if (counter === undefined || !(await store.usePasskey(tx, key.id, counter, now))) return undefined
  return key
}

const holds = async (
  tx: Tx,
  { box, site }: Keeper,
  shown: { token: string; person: string; proof: Proof },
  now: Date,
): Promise<'TOTP' | 'PASSKEY' | 'RECOVERY_CODE' | null> => {
  const { token, person, proof } = shown
  if ('recoveryCode' in proof) {
    const hash = codeHash(box, person, proof.recoveryCode)
    return (await store.useRecoveryCode(tx, hashOfToken(token), hash, now)) ? 'RECOVERY_CODE' : null
  }
  if ('passkey' in proof) return (await usePasskey(tx, site, proof.passkey, person, now)) ? 'PASSKEY' : null
  for (const { id, secret } of await store.factorsOfSession(tx, hashOfToken(token), now)) {
    const step = secret && stepOf(box.open(secret, person), proof.code, now)
    if (step !== null && (await store.useTotp(tx, id, step, now))) return 'TOTP'
  }
  return null
}

/** Shows a second factor: opens a session that waits for it, or renews an open one. Refusals are counted, not thrown. */
export const show = async (
  tx: Tx,
  keeper: Keeper,
  { token, proof, address }: { token: string; proof: Proof; address: string },
  now: Date,
): Promise<Shown> => {
  const holder = await holderOf(tx, token, now)
  if (!holder) return { refused: 'not_signed_in' }
  const pause = await factorPause(tx, holder.person, address, now)
  if (pause > 0) return { refused: 'too_many_attempts', minutes: pause }
  const by = await holds(tx, keeper, { token, person: holder.person, proof }, now)
  if (!by) {
    await factorFailed(tx, holder.person, address, now)
    return { refused: 'passkey' in proof ? 'passkey_refused' : 'wrong_code' }
  }
  await factorShown(tx, token, holder, by, now)
  return { shown: true }
}

/** What the browser needs to ask for one of the holder's own keys; and which ways there are. */
export const ways = async (tx: Tx, { site }: Keeper, token: string, now: Date) => {
  const holder = await holderOf(tx, token, now)
  if (!holder) throw new NoroshiError('not_signed_in')
  const factors = await store.factorsOfSession(tx, hashOfToken(token), now)
  const keys = factors.flatMap(({ credential }) => (credential ? [credential] : []))
  return {
    totp: factors.some(({ kind }) => kind === 'TOTP'),
    passkey: keys.length > 0 ? await give(tx, await requestOptions(site, keys), holder.person, now) : null,
  }
}

export const passkeySignInOptions = async (tx: Tx, { site }: Keeper, now: Date) =>
  give(tx, await requestOptions(site), null, now)

/** Signs in with a key that the browser found; an unknown key and a wrong answer are refused alike. */
export const signInWithPasskey = async (
  tx: Tx,
  { site }: Keeper,
  { response, userAgent }: { response: AuthenticationResponseJSON; userAgent: string | undefined },
  now: Date,
): Promise<string> => {
  const key = await usePasskey(tx, site, response, null, now)
  const session = key && (await signInByPasskey(tx, key.person, userAgent, now))
  if (!session) throw new NoroshiError('passkey_refused')
  return session
}
