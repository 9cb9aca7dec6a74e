import type { Tx } from '../../../platform/db/database.ts'
import { appendAtTheDoor } from '../../audit/service.ts'
import { signInByProvider } from '../sign-in/service.ts'
import type { KnownElsewhere } from './oidc.ts'
import * as store from './store.ts'

/**
 * Opens the session of whoever the provider vouches for; somebody with a second factor still shows it. Null for people
 * who were never invited here: the provider says who they are, and this installation whom it knows.
 */
export const signIn = async (
  tx: Tx,
  known: KnownElsewhere,
  userAgent: string | undefined,
  now: Date,
): Promise<{ token: string; waits: boolean } | null> => {
  const found = await store.personOf(tx, known, now)
  const opened = found && (await signInByProvider(tx, found.person, userAgent, now))
  if (!found || !opened) {
    await appendAtTheDoor(
      tx,
      now,
      'sign_in.failed',
      { kind: 'person', id: found?.person ?? null },
      { detail: { by: 'PROVIDER' } },
    )
    return null
  }
  if (found.linked) await appendAtTheDoor(tx, now, 'provider.linked', { kind: 'person', id: found.person })
  return opened
}
