import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { type Run, useAcknowledge } from './queries.ts'

/** “I have it” in one tap. Opening the page acknowledges nothing: mail scanners open every link. */
export const ReceiptStep = ({ run }: { run: Run }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const toast = useToast()
  const acknowledge = useAcknowledge(run.id, ({ taken, has }) =>
    toast(taken || !has ? t('run.acknowledged') : t('run.other_has', { name: has[language] })),
  )
  if (!run.waitsForMe) return null
  return (
    <div className="ladder-receipt">
      <Button look="primary" size="large" busy={acknowledge.busy} onPress={() => acknowledge.run(undefined)}>
        {t('run.acknowledge')}
      </Button>
      <p className="secondary">{t('run.acknowledge_support')}</p>
      {acknowledge.problem && <ProblemNote problem={acknowledge.problem} />}
    </div>
  )
}
