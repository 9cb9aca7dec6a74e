import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayInJapan } from '../../../src/kernel/clock.ts'
import { type ActorKind, actorKindCodes, actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { type Sector, sectorCodes, sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup, ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ActionBar, FormSection, PageBody } from '../../ui/layout.tsx'
import { useNow } from '../../ui/now.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { entryFlaws, entryOf, type NewEntry } from './new-organisation.ts'
import { RelationChoice } from './RelationChoice.tsx'

/** Entered by the coordinator's administrators; the first relation decides its routes. */
export const NewOrganisationPage = () => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const router = useRouter()
  const api = useApi()
  const today = dayInJapan(useNow())
  const [entry, setEntry] = useState<NewEntry>({
    code: '',
    ja: '',
    en: '',
    shortJa: '',
    shortEn: '',
    validFrom: today,
    publicBody: 'NO',
    kinds: [],
    sectors: [],
    windowPhone: '',
    relation: null,
    second: null,
  })
  const [tried, setTried] = useState(false)
  const flaws = entryFlaws(entry)
  const set = (part: Partial<NewEntry>) => setEntry({ ...entry, ...part })
  const add = useAct(
    (given: NewEntry, key) =>
      body(api.POST('/api/v1/organisations', { headers: idempotent(key), body: entryOf(given) })),
    {
      refreshes: [['organisations']],
      said: t('new.done'),
      onDone: ({ id }) => void router.navigate({ to: '/directory/$id', params: { id } }),
    },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (flaws.length === 0) add.run(entry)
  }
  const text = (name: 'ja' | 'en' | 'shortJa' | 'shortEn') => ({
    id: `organisation-${name}`,
    necessity: 'required' as const,
    value: entry[name],
    onChange: (given: string) => set({ [name]: given }),
    error: tried && flaws.includes(name) ? t('invitation.missing') : undefined,
  })
  return (
    <form onSubmit={send} noValidate className="page-form">
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/directory' }, { label: t('new.title') }]}
        title={t('new.title')}
        support={t('new.support')}
      />
      <PageBody>
        <TextField
          id="organisation-code"
          label={t('new.code')}
          support={t('new.code_support')}
          necessity="required"
          value={entry.code}
          onChange={code => set({ code: code.normalize('NFKC').toUpperCase() })}
          error={tried && flaws.includes('code') ? t('new.code_error') : undefined}
        />
        <div className="field-pair">
          <TextField {...text('ja')} label={t('new.ja')} />
          <TextField {...text('en')} label={t('new.en')} />
        </div>
        <div className="field-pair">
          <TextField {...text('shortJa')} label={t('new.short_ja')} />
          <TextField {...text('shortEn')} label={t('new.short_en')} />
        </div>
        <div className="field-pair">
          <TextField
            id="organisation-from"
            label={t('new.valid_from')}
            type="date"
            value={entry.validFrom}
            onChange={validFrom => set({ validFrom })}
          />
          <TextField
            id="organisation-phone"
            label={t('new.phone')}
            type="tel"
            necessity="optional"
            value={entry.windowPhone}
            onChange={windowPhone => set({ windowPhone })}
          />
        </div>
        <ChoiceGroup
          id="organisation-public"
          label={t('new.public')}
          choices={[
            { value: 'YES', label: t('public_body') },
            { value: 'NO', label: t('private_body') },
          ]}
          value={entry.publicBody}
          onChange={publicBody => set({ publicBody })}
        />
        <ManyChoiceGroup<ActorKind>
          id="organisation-kinds"
          label={t('new.kinds')}
          necessity="required"
          choices={actorKindCodes.map(code => ({ value: code, label: actorKinds[code][language] }))}
          value={entry.kinds}
          onChange={kinds => set({ kinds })}
          error={tried && flaws.includes('kinds') ? t('new.kinds_error') : undefined}
        />
        <ManyChoiceGroup<Sector>
          id="organisation-sectors"
          label={t('new.sectors')}
          choices={sectorCodes.map(code => ({ value: code, label: sectors[code][language] }))}
          value={entry.sectors}
          onChange={chosen => set({ sectors: chosen })}
        />
        <FormSection title={t('new.related')} support={t('new.related_support')}>
          <RelationChoice
            id="relation"
            label={t('new.relation')}
            value={entry.relation}
            onChange={relation => set({ relation })}
          />
          {entry.relation && (
            <RelationChoice
              id="second"
              label={t('new.second')}
              value={entry.second}
              onChange={second => set({ second })}
            />
          )}
        </FormSection>
        {add.problem && <ProblemNote problem={add.problem} />}
      </PageBody>
      <ActionBar
        main={
          <Button look="primary" size="large" type="submit" busy={add.busy}>
            {t('new.act')}
          </Button>
        }
      />
    </form>
  )
}
