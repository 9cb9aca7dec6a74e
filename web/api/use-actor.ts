import { useQuery } from '@tanstack/react-query'
import { type Duty, duties, type PersonActor } from '../../src/kernel/actor.ts'
import { type ActorKind, actorKinds } from '../../src/kernel/taxonomy/actor-kinds.ts'
import { isCodeOf } from '../../src/kernel/taxonomy/label.ts'
import { body } from './client.ts'
import { useApi } from './use-api.ts'

/** Who acts, as the policies know them: the browser asks the same policies as the server (ARCHITECTURE, law 1). */
export const useActor = (): PersonActor | undefined => {
  const api = useApi()
  const { data } = useQuery({ queryKey: ['actor'], queryFn: () => body(api.GET('/api/v1/session')), staleTime: 60_000 })
  const actor = data?.actor
  if (!actor) return undefined
  return {
    type: 'person',
    person: actor.person.id,
    post: actor.post,
    organisation: actor.organisation.id,
    kinds: actor.kinds.filter((kind): kind is ActorKind => isCodeOf(actorKinds, kind)),
    duties: actor.duties.filter((duty): duty is Duty => isCodeOf(duties, duty)),
  }
}
