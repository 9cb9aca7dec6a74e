import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ActorKind, actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { type Sector, sectorCodes, sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useNames } from '../consents/queries.ts'
import { useOrganisations } from '../directory/queries.ts'
import type { Draft } from './use-draft.ts'

/** Kinds to which the coordinator sends advisories, itself or through a tier (DOMAIN §1.3). */
const offered: readonly ActorKind[] = [
  'SECTOR_MINISTRY',
  'MINISTRY',
  'MINISTRY_CSIRT',
  'CEPTOAR',
  'CI_OPERATOR',
  'SUPERVISED_BODY',
]

/** Whom it is for: kinds and sectors narrow one another, organisations are added by name. */
export const AudienceChoice = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const { audience, purpose } = draft.content
  const set = (part: Partial<typeof audience>) => draft.set({ audience: { ...audience, ...part } })
  return (
    <div className="audience-choice">
      <ManyChoiceGroup<ActorKind>
        id="audience-kinds"
        label={t('kinds')}
        choices={offered.map(code => ({ value: code, label: actorKinds[code][language] }))}
        value={audience.kinds}
        onChange={kinds => set({ kinds: [...kinds, ...audience.kinds.filter(kind => !offered.includes(kind))] })}
      />
      <ManyChoiceGroup<Sector>
        id="audience-sectors"
        label={t('sectors')}
        choices={sectorCodes.map(code => ({ value: code, label: sectors[code][language] }))}
        value={audience.sectors}
        onChange={chosen => set({ sectors: chosen })}
      />
      <ByName chosen={audience.organisations} onChange={organisations => set({ organisations })} />
      <TextField
        id="purpose"
        label={t('purpose')}
        support={t('purpose_support')}
        value={purpose}
        onChange={text => draft.set({ purpose: text })}
      />
    </div>
  )
}

const ByName = ({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: string[]) => void }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const names = useNames(chosen)
  const [text, setText] = useState('')
  const all = useOrganisations({ text: text.trim() || undefined }).data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      <TextField id="audience-search" label={t('search_organisation')} value={text} onChange={setText} />
      <SelectField
        id="audience-organisation"
        label={t('organisations')}
        none={t('add_organisation')}
        choices={all
          .filter(({ id }) => !chosen.includes(id))
          .map(({ id, name }) => ({ value: id, label: nameOf(name, language) }))}
        value=""
        onChange={id => onChange([...chosen, id])}
      />
      <ul>
        {chosen.map(id => (
          <li key={id}>
            <OrganisationText organisation={names.get(id) ?? null} />{' '}
            <button type="button" className="link-button" onClick={() => onChange(chosen.filter(one => one !== id))}>
              {t('remove')}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
