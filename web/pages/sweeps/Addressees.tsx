import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import { type ActorKind, actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOrganisations } from '../directory/queries.ts'

/** Kinds that keep logs of their own. */
const offered: readonly ActorKind[] = ['MINISTRY', 'SUPERVISED_BODY', 'CI_OPERATOR']

interface AddresseesProps {
  kinds: readonly ActorKind[]
  named: readonly OrganisationName[]
  onChange: (chosen: { kinds: ActorKind[]; named: OrganisationName[] }) => void
  error: string | undefined
}

/** Whom to ask: by name, or everybody of a kind. */
export const Addressees = ({ kinds, named, onChange, error }: AddresseesProps) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const [text, setText] = useState('')
  const found = useOrganisations({ text: text.trim() || undefined }).data?.pages.flatMap(page => page.items) ?? []
  const known = new Set(named.map(({ id }) => id))
  const add = (id: string): void => {
    const organisation = found.find(one => one.id === id)
    if (organisation) onChange({ kinds: [...kinds], named: [...named, organisation.name] })
  }
  return (
    <>
      <TextField
        id="sweep-search"
        label={t('asking.search')}
        support={t('asking.search_support')}
        value={text}
        onChange={setText}
      />
      <SelectField
        id="sweep-organisation"
        label={t('asking.organisations')}
        none={t('asking.organisations')}
        choices={found
          .filter(({ id }) => !known.has(id))
          .map(({ id, name }) => ({ value: id, label: nameOf(name, language) }))}
        value=""
        onChange={add}
        error={error}
      />
      {named.length > 0 && (
        <div>
          <strong>{t('asking.chosen', { count: named.length })}</strong>
          <ul>
            {named.map(organisation => (
              <li key={organisation.id}>
                <OrganisationText organisation={organisation} />{' '}
                <button
                  type="button"
                  className="link-button"
                  onClick={() =>
                    onChange({ kinds: [...kinds], named: named.filter(({ id }) => id !== organisation.id) })
                  }
                >
                  {t('asking.remove')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ManyChoiceGroup<ActorKind>
        id="sweep-kinds"
        label={t('asking.groups')}
        necessity="optional"
        choices={offered.map(code => ({ value: code, label: actorKinds[code][language] }))}
        value={kinds}
        onChange={chosen => onChange({ kinds: chosen, named: [...named] })}
      />
    </>
  )
}
