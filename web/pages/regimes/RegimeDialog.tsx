import { type FormEvent, useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { dayInJapan } from '../../../src/kernel/clock.ts'
import { type ActorKind, actorKindCodes, actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { type Sector, sectorCodes, sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { Button } from '../../ui/Button.tsx'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { entryOf, flawsOf, stageCodes, type TypedRegime, typedOf } from './entry.ts'
import { type Regime, useEnter } from './queries.ts'
import { StageFields } from './StageFields.tsx'

/** A new regime, or the next version of one: earlier versions stay, and count for the reports of their time. */
export const RegimeDialog = ({ regime, onClose }: { regime?: Regime; onClose: () => void }) => {
  const { t } = useTranslation('regimes')
  const language = useLanguage()
  const today = dayInJapan(useNow())
  const [typed, setTyped] = useState(() => typedOf(regime, today))
  const [tried, setTried] = useState(false)
  const enter = useEnter(t('form.saved'), onClose)
  const flaws = flawsOf(typed)
  const set = (part: Partial<TypedRegime>): void => setTyped({ ...typed, ...part })
  const missing = (name: 'ja' | 'en' | 'validFrom') => (tried && flaws.includes(name) ? t('form.missing') : undefined)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (flaws.length === 0) enter.run({ code: typed.code, after: regime?.seq ?? 0, entry: entryOf(typed) })
  }
  const tick = (name: 'verified' | 'example') => (
    <Checkbox className="chip" isSelected={typed[name]} onChange={on => set({ [name]: on })}>
      <span className="chip-box" aria-hidden="true" />
      {t(`form.${name}`)}
    </Checkbox>
  )
  return (
    <Dialog
      title={regime ? t('form.next', { code: regime.code, seq: regime.seq + 1 }) : t('form.new')}
      isOpen
      onClose={onClose}
      wide
    >
      <form onSubmit={submit} noValidate>
        {!regime && (
          <TextField
            id="regime-code"
            label={t('form.code')}
            support={t('form.code_support')}
            necessity="required"
            error={tried && flaws.includes('code') ? t('form.bad_code') : undefined}
            value={typed.code}
            onChange={code => set({ code: code.normalize('NFKC').toUpperCase() })}
          />
        )}
        {(['ja', 'en'] as const).map(name => (
          <TextField
            key={name}
            id={`regime-${name}`}
            label={t(`form.${name}`)}
            necessity="required"
            error={missing(name)}
            value={typed[name]}
            onChange={text => set({ [name]: text })}
          />
        ))}
        <TextField
          id="regime-from"
          type="date"
          label={t('form.validFrom')}
          necessity="required"
          error={missing('validFrom')}
          value={typed.validFrom}
          onChange={validFrom => set({ validFrom })}
        />
        <TextField
          id="regime-until"
          type="date"
          label={t('form.validUntil')}
          necessity="optional"
          value={typed.validUntil}
          onChange={validUntil => set({ validUntil })}
        />
        {tried && flaws.includes('stages') && <p className="field-error">{t('form.no_stage')}</p>}
        {stageCodes.map(code => (
          <StageFields
            key={code}
            code={code}
            typed={typed.stages[code]}
            wrong={tried && flaws.includes(code)}
            onChange={stage => set({ stages: { ...typed.stages, [code]: stage } })}
          />
        ))}
        <ManyChoiceGroup<ActorKind>
          id="regime-kinds"
          label={t('form.kinds')}
          support={t('form.kinds_support')}
          choices={actorKindCodes.map(value => ({ value, label: actorKinds[value][language] }))}
          value={typed.kinds}
          onChange={kinds => set({ kinds })}
        />
        <ManyChoiceGroup<Sector>
          id="regime-sectors"
          label={t('form.sectors')}
          support={t('form.sectors_support')}
          choices={sectorCodes.map(value => ({ value, label: sectors[value][language] }))}
          value={typed.sectors}
          onChange={chosen => set({ sectors: chosen })}
        />
        <TextArea
          id="regime-source"
          label={t('form.source')}
          value={typed.source}
          onChange={source => set({ source })}
          rows={2}
        />
        <div className="chips">
          {tick('verified')}
          {tick('example')}
        </div>
        {enter.problem && <ProblemNote problem={enter.problem} />}
        <p className="dialog-act">
          <Button look="primary" type="submit" busy={enter.busy}>
            {t('form.save')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
