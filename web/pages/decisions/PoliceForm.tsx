import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTime } from '../../../src/kernel/known-time.ts'
import { type PoliceAct, policeActCodes, policeActs } from '../../../src/kernel/taxonomy/decisions.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { KnownTimeField } from '../../ui/KnownTimeField.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'

/** Who told the police what, when and where; the coordinator knows with the button. */
export const PoliceForm = ({ id }: { id: string }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const now = useNow()
  const api = useApi()
  const empty = { act: 'CONSULTED' as PoliceAct, at: readTime('', now), office: '', byName: '', content: '' }
  const [entry, setEntry] = useState(empty)
  const [tried, setTried] = useState(false)
  const add = useAct(
    (given: typeof entry, key) =>
      body(
        api.POST('/api/v1/cases/{id}/police-records', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { ...given, language },
        }),
      ),
    {
      refreshes: [['decisions'], ['cases'], ['home']],
      said: t('police.done'),
      onDone: () => {
        setEntry(empty)
        setTried(false)
      },
    },
  )
  const missing = tried && entry.content.trim() === ''
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (entry.content.trim() !== '') add.run(entry)
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <ChoiceGroup
        id="police-act"
        label={t('police.act')}
        necessity="required"
        choices={policeActCodes.map(code => ({ value: code, label: policeActs[code][language] }))}
        value={entry.act}
        onChange={act => setEntry({ ...entry, act })}
      />
      <KnownTimeField
        id="police-at"
        label={t('records.when')}
        support={t('police.at_support')}
        value={entry.at}
        onChange={at => setEntry({ ...entry, at })}
        read={wording => readTime(wording, now)}
      />
      <TextField
        id="police-office"
        label={t('police.office')}
        necessity="optional"
        value={entry.office}
        onChange={office => setEntry({ ...entry, office })}
      />
      <TextField
        id="police-by"
        label={t('police.by')}
        necessity="optional"
        value={entry.byName}
        onChange={byName => setEntry({ ...entry, byName })}
      />
      <TextArea
        id="police-content"
        label={t('records.content')}
        necessity="required"
        value={entry.content}
        onChange={content => setEntry({ ...entry, content })}
        error={missing ? t('words_missing') : undefined}
      />
      {add.problem && <ProblemNote problem={add.problem} />}
      <Button type="submit" busy={add.busy}>
        {t('police.record')}
      </Button>
    </form>
  )
}
