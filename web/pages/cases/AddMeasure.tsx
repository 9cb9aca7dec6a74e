import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PostKind, postKindCodes, postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { partiesOf } from './knowledge.ts'
import { type CaseFile, useCaseReports } from './queries.ts'

const nothing = {
  text: '',
  ownerOrganisation: '',
  ownerPost: null as PostKind | null,
  ownerName: '',
  dueOn: '',
  prevents: 'NO' as 'YES' | 'NO',
}

/** Only the parties of the case can carry out a measure: nobody else may learn of it. */
export const AddMeasure = ({ file, onClose }: { file: CaseFile; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const language = useLanguage()
  const parties = partiesOf(useCaseReports(file.reports).data ?? [])
  const [measure, setMeasure] = useState(nothing)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof nothing>) => setMeasure({ ...measure, ...part })
  const add = useAct(
    ({ prevents, dueOn, ...rest }: typeof nothing, key) =>
      body(
        api.POST('/api/v1/cases/{id}/measures', {
          params: { path: { id: file.id } },
          headers: idempotent(key),
          body: { ...rest, dueOn: dueOn || null, preventsRecurrence: prevents === 'YES' },
        }),
      ),
    { refreshes: [['cases']], said: t('measures.added'), onDone: onClose },
  )
  const complete = measure.text.trim() !== '' && measure.ownerOrganisation !== ''
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (complete) add.run(measure)
  }
  return (
    <Dialog title={t('measures.add_title')} isOpen onClose={onClose}>
      <form onSubmit={send}>
        <TextArea
          id="measure-text"
          label={t('measures.text')}
          necessity="required"
          value={measure.text}
          onChange={text => set({ text })}
          error={tried && measure.text.trim() === '' ? t('measures.text_missing') : undefined}
          autoFocus
        />
        <SelectField
          id="measure-organisation"
          label={t('measures.owner_organisation')}
          necessity="required"
          none="—"
          choices={parties.map(party => ({ value: party.id, label: nameOf(party, language) }))}
          value={measure.ownerOrganisation}
          onChange={ownerOrganisation => set({ ownerOrganisation })}
          error={tried && measure.ownerOrganisation === '' ? t('measures.organisation_missing') : undefined}
        />
        <SelectField
          id="measure-post"
          label={t('measures.owner_post')}
          necessity="optional"
          none={t('measures.post_open')}
          choices={postKindCodes.map(code => ({ value: code, label: postKinds[code][language] }))}
          value={measure.ownerPost ?? ''}
          onChange={ownerPost => set({ ownerPost })}
        />
        <div className="field-pair">
          <TextField
            id="measure-owner"
            label={t('measures.owner_name')}
            necessity="optional"
            value={measure.ownerName}
            onChange={ownerName => set({ ownerName })}
          />
          <TextField
            id="measure-due"
            label={t('measures.due')}
            necessity="optional"
            type="date"
            value={measure.dueOn}
            onChange={dueOn => set({ dueOn })}
          />
        </div>
        <ChoiceGroup
          id="measure-prevents"
          label={t('measures.prevents_label')}
          choices={[
            { value: 'YES', label: t('measures.yes') },
            { value: 'NO', label: t('measures.no') },
          ]}
          value={measure.prevents}
          onChange={prevents => set({ prevents })}
        />
        {add.problem && <ProblemNote problem={add.problem} />}
        <Button look="primary" type="submit" busy={add.busy}>
          {t('measures.save')}
        </Button>
      </form>
    </Dialog>
  )
}
