import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** By the number that people say on the telephone: of the case, or of a report in it. */
export const AddCause = ({ id }: { id: string }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const [number, setNumber] = useState('')
  const add = useAct(
    (number: string, key) =>
      body(
        api.POST('/api/v1/cases/{id}/causes', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { number },
        }),
      ),
    { refreshes: [['cases', id]], said: t('ties.cause_added'), onDone: () => setNumber('') },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (number.trim() !== '') add.run(number.normalize('NFKC').trim().toUpperCase())
  }
  return (
    <form className="act-list" onSubmit={send}>
      <TextField
        id="tie-cause"
        label={t('ties.cause_number')}
        support={t('ties.cause_support')}
        value={number}
        onChange={setNumber}
      />
      {add.problem && <ProblemNote problem={add.problem} />}
      <div>
        <Button size="small" type="submit" busy={add.busy}>
          {t('ties.add_cause')}
        </Button>
      </div>
    </form>
  )
}

/** Whoever is named reads the whole case from then on, which the field says before the button is pressed. */
export const AddPlace = ({ id, placeable }: { id: string; placeable: readonly OrganisationName[] }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const api = useApi()
  const [organisation, setOrganisation] = useState('')
  const add = useAct(
    (organisation: string, key) =>
      body(
        api.POST('/api/v1/cases/{id}/places', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { organisation },
        }),
      ),
    { refreshes: [['cases', id]], said: t('ties.place_added'), onDone: () => setOrganisation('') },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (organisation !== '') add.run(organisation)
  }
  return (
    <form className="act-list" onSubmit={send}>
      <SelectField
        id="tie-place"
        label={t('ties.place_of')}
        support={t('ties.place_support')}
        none="—"
        choices={placeable.map(name => ({ value: name.id, label: nameOf(name, language) }))}
        value={organisation}
        onChange={setOrganisation}
      />
      {add.problem && <ProblemNote problem={add.problem} />}
      <div>
        <Button size="small" type="submit" busy={add.busy}>
          {t('ties.add_place')}
        </Button>
      </div>
    </form>
  )
}
