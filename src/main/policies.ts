import { registerPolicies } from '../trust/access/service.ts'
import { identityPolicies } from '../trust/identity/directory/policy.ts'

/** Every slice's policies under their action names; trust/access refuses an action that is not here. */
export const registerAllPolicies = (): void => {
  registerPolicies(identityPolicies)
}
