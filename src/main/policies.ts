import { deliveryPolicies } from '../share/advisories/delivery/policy.ts'
import { directPolicies } from '../share/advisories/direct/policy.ts'
import { advisoryPolicies } from '../share/advisories/policy.ts'
import { recallPolicies } from '../share/advisories/recall/policy.ts'
import { templatePolicies } from '../share/advisories/templates/policy.ts'
import { usefulnessPolicies } from '../share/advisories/usefulness/policy.ts'
import { alertRequestPolicies } from '../share/alert-requests/policy.ts'
import { attachmentPolicies } from '../share/attachments/policy.ts'
import { chroniclePolicies } from '../share/cases/chronicle/policy.ts'
import { playbookPolicies } from '../share/cases/playbook/policy.ts'
import { casePolicies } from '../share/cases/policy.ts'
import { statusPolicies } from '../share/cases/status/policy.ts'
import { tiePolicies } from '../share/cases/ties/policy.ts'
import { directivePolicies } from '../share/decisions/directives/policy.ts'
import { outwardPolicies } from '../share/decisions/outward/policy.ts'
import { seriousPolicies } from '../share/decisions/serious/policy.ts'
import { situationPolicies } from '../share/decisions/situation/policy.ts'
import { formPolicies } from '../share/forms/policy.ts'
import { handoverPolicies } from '../share/handover/policy.ts'
import { investigationPolicies } from '../share/investigations/policy.ts'
import { ladderPolicies } from '../share/ladders/policy.ts'
import { noticePolicies } from '../share/notices/policy.ts'
import { notificationPolicies } from '../share/notifications/policy.ts'
import { publicCasePolicies } from '../share/public-cases/policy.ts'
import { regimePolicies } from '../share/regimes/policy.ts'
import { draftPolicies } from '../share/reports/drafts/policy.ts'
import { reportPolicies } from '../share/reports/policy.ts'
import { savedFilterPolicies } from '../share/saved-filters/policy.ts'
import { scenarioPolicies } from '../share/scenario/policy.ts'
import { searchPolicies } from '../share/search/policy.ts'
import { sweepPolicies } from '../share/sweeps/policy.ts'
import { threadPolicies } from '../share/threads/policy.ts'
import { registerPolicies } from '../trust/access/service.ts'
import { consentPolicies } from '../trust/consent/policy.ts'
import { administrationPolicies } from '../trust/identity/administration/policy.ts'
import { directoryEditingPolicies } from '../trust/identity/directory/editing/policy.ts'
import { identityPolicies } from '../trust/identity/directory/policy.ts'
import { keyPolicies } from '../trust/identity/keys/policy.ts'

/** Every slice's policies under their action names; trust/access refuses an action that is not here. */
export const registerAllPolicies = (): void => {
  for (const policies of [
    identityPolicies,
    directoryEditingPolicies,
    administrationPolicies,
    keyPolicies,
    reportPolicies,
    draftPolicies,
    threadPolicies,
    attachmentPolicies,
    casePolicies,
    chroniclePolicies,
    playbookPolicies,
    statusPolicies,
    tiePolicies,
    publicCasePolicies,
    advisoryPolicies,
    consentPolicies,
    deliveryPolicies,
    recallPolicies,
    directPolicies,
    templatePolicies,
    usefulnessPolicies,
    alertRequestPolicies,
    outwardPolicies,
    seriousPolicies,
    directivePolicies,
    situationPolicies,
    sweepPolicies,
    investigationPolicies,
    noticePolicies,
    notificationPolicies,
    ladderPolicies,
    regimePolicies,
    formPolicies,
    scenarioPolicies,
    handoverPolicies,
    searchPolicies,
    savedFilterPolicies,
  ])
    registerPolicies(policies)
}
