import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ActorKind, actorKindCodes, actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { type Designation, designations } from '../../../src/kernel/taxonomy/designations.ts'
import { codesOf, isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { type Sector, sectorCodes, sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { TextField } from '../../ui/TextField.tsx'
import { EditDialog } from './EditDialog.tsx'
import type { OrganisationEntry } from './queries.ts'

/** What it is from today on; what it was stays for its days. */
export const EditEntry = ({ entry, onClose }: { entry: OrganisationEntry; onClose: () => void }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const api = useApi()
  const [kinds, setKinds] = useState(entry.kinds.filter((code): code is ActorKind => isCodeOf(actorKinds, code)))
  const [chosen, setChosen] = useState(entry.sectors.filter((code): code is Sector => isCodeOf(sectors, code)))
  const [named, setNamed] = useState(
    entry.designations.filter((code): code is Designation => isCodeOf(designations, code)),
  )
  const [windowPhone, setWindowPhone] = useState(entry.windowPhone)
  const change = useAct(
    (_: undefined) =>
      body(
        api.PATCH('/api/v1/organisations/{id}', {
          params: { path: { id: entry.id } },
          headers: ifMatch(`"${entry.version}"`),
          body: { kinds, sectors: chosen, designations: named, windowPhone },
        }),
      ),
    { refreshes: [['organisations']], said: t('edit.changed'), onDone: onClose },
  )
  return (
    <EditDialog
      title={t('edit.entry')}
      support={t('edit.entry_support')}
      act={t('edit.save')}
      complete={kinds.length > 0}
      doing={change}
      onSend={() => change.run(undefined)}
      onClose={onClose}
    >
      <ManyChoiceGroup<ActorKind>
        id="edit-kinds"
        label={t('new.kinds')}
        choices={actorKindCodes.map(code => ({ value: code, label: actorKinds[code][language] }))}
        value={kinds}
        onChange={setKinds}
      />
      <ManyChoiceGroup<Sector>
        id="edit-sectors"
        label={t('new.sectors')}
        choices={sectorCodes.map(code => ({ value: code, label: sectors[code][language] }))}
        value={chosen}
        onChange={setChosen}
      />
      <ManyChoiceGroup<Designation>
        id="edit-designations"
        label={t('designations')}
        choices={codesOf(designations).map(code => ({ value: code, label: designations[code][language] }))}
        value={named}
        onChange={setNamed}
      />
      <TextField id="edit-phone" label={t('new.phone')} type="tel" value={windowPhone} onChange={setWindowPhone} />
    </EditDialog>
  )
}
