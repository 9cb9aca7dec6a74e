import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errors } from '../../../src/kernel/errors.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { reportStates } from '../../../src/kernel/taxonomy/report-versions.ts'
import { mayHandle } from '../../../src/share/reports/model.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { isOffered, refusalOf } from '../../ui/refusal.ts'
import { HandleDialog } from './HandleDialog.tsx'
import { OpenCaseDialog } from './OpenCaseDialog.tsx'
import type { Report } from './queries.ts'
import { useHandle } from './use-handle.ts'

type Outcome = 'ACCEPTED' | 'RETURNED' | 'RECLASSIFIED'

/** Acknowledging is part of handling: the server gives the receipt itself if it is still missing. */
const refusalFrom = (state: string, to: Outcome, language: 'ja' | 'en'): string | undefined => {
  const from = state === 'SUBMITTED' ? 'RECEIVED' : state
  if (!isCodeOf(reportStates, from)) return undefined
  const decision = mayHandle(from, to)
  return decision.allowed ? undefined : errors[decision.code][language]
}

/** The coordinator's judgement: accept, return, reclassify, make it a case. */
export const TriageActs = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const [open, setOpen] = useState<'RETURNED' | 'RECLASSIFIED' | 'case'>()
  const accept = useHandle(report, t('acts.accepted'), () => {})
  const may = report.may.handle
  if (!isOffered(may)) return null
  const state = report.versions.at(-1)?.state ?? 'SUBMITTED'
  const refused = (to: Outcome) => refusalOf(may, language) ?? refusalFrom(state, to, language)
  const close = () => setOpen(undefined)
  return (
    <>
      {accept.problem && <ProblemNote problem={accept.problem} />}
      <Button
        look={report.caseId || report.may.acknowledge.allowed ? 'normal' : 'primary'} // one filled button at most
        onPress={() => setOpen('case')}
        refusedBecause={report.caseNumber ? t('acts.has_case', { number: report.caseNumber }) : undefined}
      >
        {t('acts.open_case')}
      </Button>
      <Button
        busy={accept.busy}
        refusedBecause={refused('ACCEPTED')}
        onPress={() => accept.run({ state: 'ACCEPTED', eventClass: null, reason: '' })}
      >
        {t('acts.accept')}
      </Button>
      <Button refusedBecause={refused('RETURNED')} onPress={() => setOpen('RETURNED')}>
        {t('acts.return')}
      </Button>
      <Button refusedBecause={refused('RECLASSIFIED')} onPress={() => setOpen('RECLASSIFIED')}>
        {t('acts.reclassify')}
      </Button>
      {open === 'case' && <OpenCaseDialog report={report} onClose={close} />}
      {(open === 'RETURNED' || open === 'RECLASSIFIED') && (
        <HandleDialog report={report} outcome={open} onClose={close} />
      )}
    </>
  )
}
