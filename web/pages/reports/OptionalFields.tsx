import { useTranslation } from 'react-i18next'
import { readTime } from '../../../src/kernel/known-time.ts'
import { causeChoices } from '../../../src/kernel/taxonomy/cause-choices.ts'
import { certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { eventClasses } from '../../../src/kernel/taxonomy/event-classes.ts'
import { serviceImpacts } from '../../../src/kernel/taxonomy/impact.ts'
import { sharingRanges } from '../../../src/kernel/taxonomy/sharing.ts'
import { useActor } from '../../app/use-session.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { KnownTimeField } from '../../ui/KnownTimeField.tsx'
import { useLanguage } from '../../ui/language.ts'
import { FormSection } from '../../ui/layout.tsx'
import { useNow } from '../../ui/now.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { caseChoices, choicesOf, shortChoices } from './choices.ts'
import type { DraftFieldsProps } from './RequiredFields.tsx'
import type { Named } from './way.ts'

/** As far as known: one tap each, every group ends in 不明 or 分からない (SCREENS §1.4). */
export const OptionalFields = ({ draft, onChange }: DraftFieldsProps) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const now = useNow()
  const kinds = useActor()?.kinds ?? []
  return (
    <FormSection title={t('new.optional')} support={t('new.optional_support')}>
      <ChoiceGroup
        id="serviceImpact"
        label={t('fields.serviceImpact')}
        value={draft.serviceImpact}
        onChange={serviceImpact => onChange({ ...draft, serviceImpact })}
        choices={choicesOf(serviceImpacts, language)}
      />
      <ChoiceGroup
        id="eventClass"
        label={t('new.event')}
        value={draft.eventClass}
        onChange={eventClass => onChange({ ...draft, eventClass })}
        choices={[...shortChoices(eventClasses, language), { value: 'UNKNOWN', label: t('new.unknown') }]}
      />
      <KnownTimeField
        id="occurredAt"
        label={t('new.since')}
        value={draft.occurredAt}
        onChange={occurredAt => onChange({ ...draft, occurredAt })}
        read={wording => readTime(wording, now)}
      />
      <ChoiceGroup
        id="cause"
        label={t('fields.causes')}
        value={draft.cause}
        onChange={cause => onChange({ ...draft, cause })}
        choices={choicesOf(causeChoices, language)}
      />
      <ChoiceGroup
        id="certainty"
        label={t('new.certainty')}
        value={draft.certainty}
        onChange={certainty => onChange({ ...draft, certainty })}
        choices={choicesOf(certainties, language)}
      />
      <ChoiceGroup
        id="sharingRange"
        label={t('fields.sharingRange')}
        value={draft.sharingRange}
        onChange={sharingRange => onChange({ ...draft, sharingRange })}
        choices={choicesOf(sharingRanges, language)}
      />
      <ChoiceGroup
        id="reportCase"
        label={t('fields.reportCase')}
        value={draft.reportCase}
        onChange={reportCase => onChange({ ...draft, reportCase })}
        choices={[...caseChoices(kinds, language), { value: 'UNKNOWN', label: t('new.do_not_know') }]}
      />
    </FormSection>
  )
}

/** A consultation goes to the one that was asked and to nobody else. */
export const ConsultWhom = ({ draft, onChange }: DraftFieldsProps) => {
  const { t } = useTranslation('reports')
  return (
    <ChoiceGroup
      id="to"
      label={t('new.consult_whom')}
      support={t('new.consult_whom_support')}
      value={draft.to}
      onChange={to => onChange({ ...draft, to })}
      choices={[
        { value: 'MINISTRY', label: t('new.consult_ministry') },
        { value: 'COORD', label: t('new.consult_coordinator') },
      ]}
    />
  )
}

interface MinistryChoiceProps extends DraftFieldsProps {
  ministries: readonly Named[]
  missing: boolean
}

export const MinistryChoice = ({ draft, onChange, ministries, missing }: MinistryChoiceProps) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  return (
    <ChoiceGroup
      id="ministry"
      label={t('new.ministry')}
      support={t('new.ministry_support')}
      necessity="required"
      value={draft.ministry}
      onChange={ministry => onChange({ ...draft, ministry })}
      error={missing ? t('lacks.ministry') : undefined}
      choices={ministries.map(ministry => ({ value: ministry.id, label: nameOf(ministry, language, true) }))}
    />
  )
}
