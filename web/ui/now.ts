import { createContext, useContext } from 'react'
import { systemClock } from '../../src/kernel/clock.ts'

/** Server or scenario time, moved on by the frame; without a frame the machine's own clock. */
export const NowContext = createContext<Date | undefined>(undefined)

export const useNow = (): Date => useContext(NowContext) ?? systemClock.now()
