import { useTranslation } from 'react-i18next'
import type { Audience } from '../../../src/kernel/audience.ts'
import { type ActorKind, actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { type Sector, sectorCodes, sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { atMostAsOpenAs, type Tlp, tlpLabels } from '../../../src/kernel/tlp.ts'
import { ChoiceGroup, ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { useNames } from './queries.ts'

interface NarrowProps {
  asked: { tlp: Tlp; audience: Audience }
  tlp: Tlp
  audience: Audience
  onTlp: (tlp: Tlp) => void
  onAudience: (audience: Audience) => void
}

/** A stricter label and fewer recipients: only what lies within the question is offered at all. */
export const NarrowChoice = ({ asked, tlp, audience, onTlp, onAudience }: NarrowProps) => {
  const { t } = useTranslation('consents')
  const language = useLanguage()
  const names = useNames(asked.audience.organisations)
  const offeredSectors = asked.audience.sectors.length > 0 ? asked.audience.sectors : sectorCodes
  const group = asked.audience.kinds.length > 0 || asked.audience.sectors.length > 0
  return (
    <>
      <ChoiceGroup
        id="narrow-tlp"
        label={t('tlp')}
        choices={tlpLabels.filter(label => atMostAsOpenAs(label, asked.tlp)).map(label => ({ value: label, label }))}
        value={tlp}
        onChange={onTlp}
      />
      {asked.audience.kinds.length > 0 && (
        <ManyChoiceGroup<ActorKind>
          id="narrow-kinds"
          label={t('narrow_kinds')}
          choices={asked.audience.kinds.map(code => ({ value: code, label: actorKinds[code][language] }))}
          value={audience.kinds}
          onChange={kinds => onAudience({ ...audience, kinds })}
        />
      )}
      {group && (
        <ManyChoiceGroup<Sector>
          id="narrow-sectors"
          label={t('narrow_sectors')}
          support={asked.audience.sectors.length > 0 ? undefined : t('any_sector')}
          choices={offeredSectors.map(code => ({ value: code, label: sectors[code][language] }))}
          value={audience.sectors}
          onChange={chosen => onAudience({ ...audience, sectors: chosen })}
        />
      )}
      {asked.audience.organisations.length > 0 && (
        <ManyChoiceGroup
          id="narrow-organisations"
          label={t('narrow_organisations')}
          choices={asked.audience.organisations.map(id => {
            const name = names.get(id)
            return { value: id, label: name ? nameOf(name, language) : id }
          })}
          value={audience.organisations}
          onChange={organisations => onAudience({ ...audience, organisations })}
        />
      )}
    </>
  )
}
