import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { NoroshiError } from '../../../kernel/errors.ts'
import type { ProviderSettings } from '../../../platform/config/config.ts'

/** What only the browser that began may bring back (RFC 7636, OpenID Connect Core §3.1.2.1). */
export interface Attempt {
  state: string
  nonce: string
  verifier: string
}

/** Somebody as the provider knows them; the address is null unless the provider has verified it. */
export interface KnownElsewhere {
  issuer: string
  subject: string
  verifiedEmail: string | null
}

export interface Provider {
  label: string
  begin(redirectUri: string): Promise<{ url: string; attempt: Attempt }>
  finish(current: URL, attempt: Attempt): Promise<KnownElsewhere>
}

const timeoutSeconds = 10
const isLoopback = (issuer: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(issuer.hostname)

/** With the secret in the header unless the provider takes it in the body only (RFC 8414 §2). */
const authOf = (secret: string | undefined, supported: readonly string[] | undefined): ClientAuth => {
  if (!secret) return None()
  const inBody = supported && !supported.includes('client_secret_basic')
  return inBody ? ClientSecretPost(secret) : ClientSecretBasic(secret)
}

/** A provider that is silent, away or unwell (no answer, 5xx), as opposed to one that says no. */
const isAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if (error instanceof TypeError || /Timeout/.test(error.name)) return true
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (cause instanceof Response) return cause.status >= 500
  return code === 'OAUTH_TIMEOUT' || (cause !== undefined && cause !== error && isAway(cause))
}

const asking = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work()
  } catch (error) {
    throw new NoroshiError(isAway(error) ? 'provider_away' : 'provider_refused', String(error))
  }
}

/** Reads the provider's document when it is first needed and keeps it once it answered. */
export const openProvider = ({ issuer, clientId, clientSecret, label }: ProviderSettings): Provider => {
  let known: Configuration | undefined
  const configuration = async (): Promise<Configuration> => {
    if (known) return known
    const server = new URL(issuer)
    const execute = isLoopback(server) && server.protocol === 'http:' ? [allowInsecureRequests] : []
    const found = await discovery(server, clientId, undefined, None(), { execute, timeout: timeoutSeconds })
    const metadata = found.serverMetadata()
    const auth = authOf(clientSecret, metadata.token_endpoint_auth_methods_supported)
    known = new Configuration(metadata, clientId, undefined, auth)
    known.timeout = timeoutSeconds
    for (const extension of execute) extension(known)
    return known
  }
  return {
    label,
    begin: redirectUri =>
      asking(async () => {
        const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
        const url = buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope: 'openid email',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href, attempt }
      }),
    finish: (current, { state, nonce, verifier }) =>
      asking(async () => {
        const provider = await configuration()
        const tokens = await authorizationCodeGrant(provider, current, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new Error('no ID token')
        const told =
          claims.email === undefined && provider.serverMetadata().userinfo_endpoint
            ? await fetchUserInfo(provider, tokens.access_token, claims.sub)
            : claims
        const verified = told.email_verified === true && typeof told.email === 'string' ? told.email : null
        return { issuer: claims.iss, subject: claims.sub, verifiedEmail: verified }
      }),
  }
}
