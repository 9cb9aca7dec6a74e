import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { StepUpContext } from '../../ui/step-up.ts'
import { FactorForm } from './FactorForm.tsx'

/** The page stays as it is behind the dialog: the act is repeated with what was typed. */
export const StepUpProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('security')
  const [answer, setAnswer] = useState<(shown: boolean) => void>()
  const ask = () => new Promise<boolean>(resolve => setAnswer(() => resolve))
  const end = (shown: boolean) => {
    answer?.(shown)
    setAnswer(undefined)
  }
  return (
    <StepUpContext value={ask}>
      {children}
      <Dialog title={t('factor.title')} isOpen={answer !== undefined} onClose={() => end(false)}>
        <p>{t('factor.why')}</p>
        <FactorForm onShown={() => end(true)} />
      </Dialog>
    </StepUpContext>
  )
}
