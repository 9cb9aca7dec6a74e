import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { TextField } from '../../ui/TextField.tsx'
import { EditDialog } from './EditDialog.tsx'

const nothing = { ja: '', en: '', shortJa: '', shortEn: '', validFrom: '' }
const labels = { ja: 'new.ja', en: 'new.en', shortJa: 'new.short_ja', shortEn: 'new.short_en' } as const

/** A new name from its day on. */
export const EditName = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('directory')
  const api = useApi()
  const [name, setName] = useState(nothing)
  const rename = useAct(
    (given: typeof nothing, key) =>
      body(
        api.POST('/api/v1/organisations/{id}/names', {
          params: { path: { id } },
          headers: idempotent(key),
          body: given,
        }),
      ),
    { refreshes: [['organisations']], said: t('edit.renamed'), onDone: onClose },
  )
  return (
    <EditDialog
      title={t('edit.name')}
      support={t('edit.name_support')}
      act={t('edit.name_act')}
      complete={Object.values(name).every(part => part.trim() !== '')}
      doing={rename}
      onSend={() => rename.run(name)}
      onClose={onClose}
    >
      {(['ja', 'en', 'shortJa', 'shortEn'] as const).map(part => (
        <TextField
          key={part}
          id={`name-${part}`}
          label={t(labels[part])}
          necessity="required"
          value={name[part]}
          onChange={text => setName({ ...name, [part]: text })}
        />
      ))}
      <TextField
        id="name-from"
        label={t('new.valid_from')}
        type="date"
        necessity="required"
        value={name.validFrom}
        onChange={validFrom => setName({ ...name, validFrom })}
      />
    </EditDialog>
  )
}
