import { createContext, useContext } from 'react'

/** Why an act is not done yet: a factor is to be shown again, or there is none. */
export type StepUpNeed = 'step_up_needed' | 'second_factor_missing'

export const isStepUpNeed = (code: string | undefined): code is StepUpNeed =>
  code === 'step_up_needed' || code === 'second_factor_missing'

/** Asks for the second factor; true once it was shown or enrolled, false where the person turned back. */
export type AskStepUp = (need: StepUpNeed) => Promise<boolean>

export const StepUpContext = createContext<AskStepUp>(async () => false)

export const useStepUp = (): AskStepUp => useContext(StepUpContext)
