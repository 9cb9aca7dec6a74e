import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

/** The site that passkeys belong to, as browsers see it. */
export interface Site {
  name: string
  id: string
  origin: string
}

export const siteOf = (publicUrl: string): Site => {
  const { hostname, origin } = new URL(publicUrl)
  return { name: 'Noroshi', id: hostname, origin }
}

/** Whatever is wrong with an answer of a browser, it is refused in the same way. */
const orNothing = <Result>(work: Promise<Result>): Promise<Result | undefined> => work.catch(() => undefined)

export const creationOptions = (site: Site, person: { id: string; email: string; name: string }, known: string[]) =>
  generateRegistrationOptions({
    rpName: site.name,
    rpID: site.id,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    excludeCredentials: known.map(id => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

export const verifyCreation = async (
  site: Site,
  response: RegistrationResponseJSON,
  takeChallenge: (challenge: string) => Promise<boolean>,
) =>
  (
    await orNothing(
      verifyRegistrationResponse({
        response,
        expectedChallenge: takeChallenge,
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        requireUserVerification: true,
      }),
    )
  )?.registrationInfo?.credential

/** @param known the person's keys; none asks for any key that the browser finds (discoverable) */
export const requestOptions = (site: Site, known: readonly string[] = []) =>
  generateAuthenticationOptions({
    rpID: site.id,
    userVerification: 'required',
    allowCredentials: known.map(id => ({ id })),
  })

/** @returns the authenticator's counter, undefined where the answer does not hold */
export const verifyUse = async (
  site: Site,
  response: AuthenticationResponseJSON,
  key: { credential: string; publicKey: Buffer; counter: number },
  takeChallenge: (challenge: string) => Promise<boolean>,
): Promise<number | undefined> => {
  const verified = await orNothing(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: takeChallenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: { id: key.credential, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
    }),
  )
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined
}
