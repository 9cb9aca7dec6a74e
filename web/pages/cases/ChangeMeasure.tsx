import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { measureStateCodes, measureStates } from '../../../src/kernel/taxonomy/measures.ts'
import { postKindCodes, postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import { measureLacks } from '../../../src/share/cases/model.ts'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import type { CaseMeasure } from './queries.ts'

interface ChangeProps {
  caseId: string
  measure: CaseMeasure
  onClose: () => void
}

/** Done is proved and dropped is explained: the same rule that the server keeps. */
export const ChangeMeasure = ({ caseId, measure, onClose }: ChangeProps) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const api = useApi()
  const { state, evidence, droppedReason, ownerPost, ownerName, dueOn } = measure
  const [next, setNext] = useState({ state, evidence, droppedReason, ownerPost, ownerName, dueOn: dueOn ?? '' })
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof next>) => setNext({ ...next, ...part })
  const lacks = tried ? measureLacks(next).map(({ code }) => code) : []
  const save = useAct(
    (given: typeof next) =>
      body(
        api.PUT('/api/v1/cases/{id}/measures/{measure}', {
          params: { path: { id: caseId, measure: measure.id } },
          headers: ifMatch(`"${measure.version}"`),
          body: { ...given, dueOn: given.dueOn || null },
        }),
      ),
    { refreshes: [['cases']], said: t('measures.changed'), onDone: onClose },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (measureLacks(next).length === 0) save.run(next)
  }
  return (
    <Dialog title={t('measures.change_title')} isOpen onClose={onClose}>
      <form onSubmit={send}>
        <p className="strong">{measure.text}</p>
        <ChoiceGroup
          id="measure-state"
          label={t('measures.state')}
          choices={measureStateCodes.map(code => ({ value: code, label: measureStates[code][language] }))}
          value={next.state}
          onChange={chosen => set({ state: chosen })}
        />
        {next.state === 'DONE' && (
          <TextArea
            id="measure-evidence"
            label={t('measures.evidence')}
            necessity="required"
            support={t('measures.evidence_support')}
            value={next.evidence}
            onChange={text => set({ evidence: text })}
            error={lacks.includes('measure_evidence') ? t('measures.measure_evidence') : undefined}
          />
        )}
        {next.state === 'DROPPED' && (
          <TextArea
            id="measure-dropped"
            label={t('measures.dropped')}
            necessity="required"
            support={t('measures.dropped_support')}
            value={next.droppedReason}
            onChange={text => set({ droppedReason: text })}
            error={lacks.includes('measure_dropped_reason') ? t('measures.measure_dropped_reason') : undefined}
          />
        )}
        <SelectField
          id="measure-post"
          label={t('measures.owner_post')}
          necessity="optional"
          none={t('measures.post_open')}
          choices={postKindCodes.map(code => ({ value: code, label: postKinds[code][language] }))}
          value={next.ownerPost ?? ''}
          onChange={ownerPost => set({ ownerPost })}
        />
        <div className="field-pair">
          <TextField
            id="measure-owner"
            label={t('measures.owner_name')}
            necessity="optional"
            value={next.ownerName}
            onChange={text => set({ ownerName: text })}
          />
          <TextField
            id="measure-due"
            label={t('measures.due')}
            necessity="optional"
            type="date"
            value={next.dueOn}
            onChange={text => set({ dueOn: text })}
          />
        </div>
        {save.problem && <ProblemNote problem={save.problem} />}
        <Button look="primary" type="submit" busy={save.busy}>
          {t('measures.save_change')}
        </Button>
      </form>
    </Dialog>
  )
}
