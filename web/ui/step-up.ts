import { createContext, useContext } from 'react'

/** Asks for the second factor; true once it was shown, false where the person turned back. */
export type AskStepUp = () => Promise<boolean>

export const StepUpContext = createContext<AskStepUp>(async () => false)

export const useStepUp = (): AskStepUp => useContext(StepUpContext)
