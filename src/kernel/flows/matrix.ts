import { advisoryFlows } from './advisory-flows.ts'
import { detectionFlows } from './detection-flows.ts'
import type { FlowRow } from './model.ts'
import { otherFlows } from './other-flows.ts'
import { reportFlows } from './report-flows.ts'

/** F01–F36, by what they are for; the code of a flow is the number of its row in DOMAIN §1.3. */
export const flows = {
  ...reportFlows,
  ...advisoryFlows,
  ...detectionFlows,
  ...otherFlows,
} as const satisfies Record<string, FlowRow>

export type FlowCode = keyof typeof flows
