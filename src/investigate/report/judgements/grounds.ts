import type { Findings } from '../../correlate/service.ts'
import type { Safeguards } from '../../safeguards/model.ts'
import type { Language, Report, ReportedMails, ReportedTerminal, Said } from '../model.ts'

/** What the judgements rest on; `offset` is that of the case’s zone, in minutes. */
export interface Grounds {
  terminals: ReportedTerminal[]
  mails: ReportedMails[]
  campaigns: Report['campaigns']
  destinations: Report['destinations']
  /** False where no records of traffic are at hand: silence then says nothing. */
  traffic: boolean
  gaps: Report['gaps']
  serverLog: Report['serverLog']
  provisions: Report['provisions']
  findings?: Findings | undefined
  story: Report['story']
  nightTerminals: number
  safeguards?: Safeguards | undefined
  offset: number
}

export const said = (tell: (language: Language) => string): Said => ({ ja: tell('ja'), en: tell('en') })
