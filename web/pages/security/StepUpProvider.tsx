import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { StepUpContext, type StepUpNeed } from '../../ui/step-up.ts'
import { AddApp } from './AddApp.tsx'
import { FactorForm } from './FactorForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

interface Asked {
  need: StepUpNeed
  answer: (shown: boolean) => void
}

/** The page stays as it is behind the dialog: the act is repeated with what was typed. */
export const StepUpProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('security')
  const [asked, setAsked] = useState<Asked>()
  const [codes, setCodes] = useState<readonly string[]>()
  const ask = (need: StepUpNeed) => new Promise<boolean>(answer => setAsked({ need, answer }))
  const end = (shown: boolean) => {
    asked?.answer(shown)
    setAsked(undefined)
    setCodes(undefined)
  }
  return (
    <StepUpContext value={ask}>
      {children}
      <Dialog title={t('factor.title')} isOpen={asked?.need === 'step_up_needed'} onClose={() => end(false)}>
        <p>{t('factor.why')}</p>
        <FactorForm onShown={() => end(true)} />
      </Dialog>
      {asked?.need === 'second_factor_missing' && !codes && (
        <AddApp
          why={t('factor.enrol')}
          onClose={() => end(false)}
          onAdded={made => (made ? setCodes(made) : end(true))}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => end(true)} />}
    </StepUpContext>
  )
}
