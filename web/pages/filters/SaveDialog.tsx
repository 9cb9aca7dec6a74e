import { type FormEvent, useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { FilterPage } from '../../../src/share/saved-filters/model.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useKeep } from './queries.ts'

interface SaveDialogProps {
  page: FilterPage
  parameters: Readonly<Record<string, string>>
  onClose: () => void
}

/** A name is all it needs; sharing and the navigation are one tap each. */
export const SaveDialog = ({ page, parameters, onClose }: SaveDialogProps) => {
  const { t } = useTranslation('search')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [shared, setShared] = useState(false)
  const [pinned, setPinned] = useState(false)
  const keep = useKeep(t('filters.kept', { name: name.trim() }), onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (name.trim()) keep.run({ page, name: name.trim().slice(0, 60), parameters, shared, pinned })
  }
  return (
    <Dialog title={t('filters.save_title')} isOpen onClose={onClose}>
      <form onSubmit={submit}>
        <TextField
          id="filter-name"
          label={t('filters.name')}
          support={t('filters.name_support')}
          error={tried && !name.trim() ? t('filters.name_missing') : undefined}
          necessity="required"
          value={name}
          onChange={setName}
          autoFocus
        />
        <div className="chips">
          <Checkbox className="chip" isSelected={shared} onChange={setShared}>
            <span className="chip-box" aria-hidden="true" />
            {t('filters.shared')}
          </Checkbox>
          <Checkbox className="chip" isSelected={pinned} onChange={setPinned}>
            <span className="chip-box" aria-hidden="true" />
            {t('filters.pinned')}
          </Checkbox>
        </div>
        {keep.problem && <ProblemNote problem={keep.problem} />}
        <p className="dialog-act">
          <Button look="primary" type="submit" busy={keep.busy}>
            {t('filters.save')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
