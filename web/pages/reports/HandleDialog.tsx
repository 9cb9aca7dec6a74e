import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EventClass, eventClasses } from '../../../src/kernel/taxonomy/event-classes.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { choicesOf } from './choices.ts'
import type { Report } from './queries.ts'
import { useHandle } from './use-handle.ts'

interface HandleDialogProps {
  report: Report
  outcome: 'RETURNED' | 'RECLASSIFIED'
  onClose: () => void
}

const words = { RETURNED: 'return', RECLASSIFIED: 'reclassify' } as const
const said = { RETURNED: 'acts.returned', RECLASSIFIED: 'acts.reclassified' } as const

/** Returning and reclassifying want a reason; the originator's own words stay as they are. */
export const HandleDialog = ({ report, outcome, onClose }: HandleDialogProps) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const [eventClass, setEventClass] = useState<EventClass>()
  const [tried, setTried] = useState(false)
  const handle = useHandle(report, t(said[outcome]), onClose)
  const act = words[outcome]
  const classMissing = outcome === 'RECLASSIFIED' && !eventClass
  const send = (): void => {
    setTried(true)
    if (reason.trim() === '' || classMissing) return
    handle.run({ state: outcome, eventClass: outcome === 'RECLASSIFIED' ? (eventClass ?? null) : null, reason })
  }
  return (
    <Dialog
      title={t(`acts.${act}_title`)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="primary" busy={handle.busy} onPress={send}>
            {t(`acts.${act}`)}
          </Button>
          <Button onPress={onClose}>{t('acts.back')}</Button>
        </>
      }
    >
      {handle.problem && <ProblemNote problem={handle.problem} />}
      {outcome === 'RECLASSIFIED' && (
        <SelectField
          id="new-class"
          label={t('acts.event_class')}
          necessity="required"
          none={t('acts.choose')}
          choices={choicesOf(eventClasses, language)}
          value={eventClass ?? ''}
          onChange={setEventClass}
          error={tried && classMissing ? t('lacks.event_class') : undefined}
        />
      )}
      <TextArea
        id="handling-reason"
        label={t(`acts.${act}_reason`)}
        support={t(`acts.${act}_support`)}
        necessity="required"
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('lacks.reason') : undefined}
      />
    </Dialog>
  )
}
