import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import {
  type SeriousCriterion,
  type SeriousEffect,
  seriousCriteria,
  seriousEffects,
} from '../../../src/kernel/taxonomy/decisions.ts'
import { isSaid } from '../../../src/share/decisions/serious/model.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup, ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { type SeriousEvent, useSeriousEvent } from './queries.ts'
import { WordsAct } from './WordsAct.tsx'

/** 特定重大事象: what was proposed on which facts, what was decided by whom and when, and what came of it. */
export const SeriousEventPage = () => {
  const { id } = useParams({ from: '/framed/serious-events/$id' })
  return <Answered query={useSeriousEvent(id)}>{event => <Event event={event} />}</Answered>
}

const refreshes = [['decisions'], ['cases'], ['home']]

const Event = ({ event }: { event: SeriousEvent }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const name = (codes: readonly SeriousCriterion[]) =>
    codes.map(code => <li key={code}>{seriousCriteria[code][language]}</li>)
  return (
    <>
      <PageHead
        breadcrumb={[
          { label: t('cases'), href: '/cases' },
          ...(event.caseNumber ? [{ label: event.caseNumber, href: `/cases/${event.caseId}/decisions` }] : []),
          { label: event.number },
        ]}
        title={t('serious.title')}
        support={event.caseTitle ?? undefined}
        tlp={event.tlp}
        state={<StateLabel family="serious_event" code={event.state} />}
        actions={
          <Button size="small" onPress={() => print()}>
            {t('print')}
          </Button>
        }
      />
      <Columns
        side={
          <>
            {event.may.decide.allowed && <Decide event={event} />}
            {event.may.withdraw.allowed && <Withdraw id={event.id} />}
            {event.lines.length > 0 && <Effects event={event} />}
          </>
        }
      >
        <SectionHead title={t('serious.proposal')} />
        <p>
          <OrganisationText organisation={event.proposing} /> {event.proposer?.[language]}　
          <TimeText at={new Date(event.proposedAt)} show="date-time" />
        </p>
        <ul>{name(event.criteria)}</ul>
        {event.other !== '' && <p>{event.other}</p>}
        <p className="field-value">{event.reason}</p>
        <SectionHead title={t('serious.facts')} count={event.facts.length} support={t('serious.frozen')} />
        <ul>
          {event.facts.map(fact => (
            <li key={JSON.stringify(fact.ref)}>
              {fact.number && <strong>{fact.number}　</strong>}
              {fact.words}
              <span className="secondary">
                　{fact.wording || (fact.at && <TimeText at={new Date(fact.at)} show="date-time" />)}　
                {certainties[fact.certainty][language]}
              </span>
            </li>
          ))}
        </ul>
        {event.decidedAt && (
          <>
            <SectionHead title={t('serious.decision')} />
            <p>
              <OrganisationText organisation={event.deciding} /> {event.decidedPost?.[language]}{' '}
              {event.decider?.[language]}　
              <TimeText at={new Date(event.decidedAt)} show="date-time" />
            </p>
            <ul>{name(event.decidedCriteria)}</ul>
            <p className="field-value">{event.decidedReason}</p>
          </>
        )}
        {event.withdrawnAt && (
          <>
            <SectionHead title={t('serious.withdrawal')} />
            <p>
              {event.withdrawnBy?.[language]}　
              <TimeText at={new Date(event.withdrawnAt)} show="date-time" />
            </p>
            <p className="field-value">{event.withdrawnReason}</p>
          </>
        )}
      </Columns>
      <PrintSheet tlp={event.tlp} />
    </>
  )
}

const Decide = ({ event }: { event: SeriousEvent }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const api = useApi()
  const [verdict, setVerdict] = useState<'SPECIFIED' | 'NOT_SPECIFIED'>('SPECIFIED')
  const [effects, setEffects] = useState<SeriousEffect[]>([...event.effects])
  const decide = useAct(
    (reason: string) =>
      body(
        api.PUT('/api/v1/serious-events/{id}/decision', {
          params: { path: { id: event.id } },
          body: { verdict, criteria: [...event.criteria], effects, reason, language },
        }),
      ),
    { refreshes, said: t('serious.decided') },
  )
  return (
    <Panel title={t('serious.decide')}>
      <ChoiceGroup
        id="verdict"
        label={t('serious.verdict')}
        necessity="required"
        choices={(['SPECIFIED', 'NOT_SPECIFIED'] as const).map(value => ({
          value,
          label: t(`serious.verdicts.${value}`),
        }))}
        value={verdict}
        onChange={setVerdict}
      />
      {verdict === 'SPECIFIED' && (
        <ManyChoiceGroup
          id="decided-effects"
          label={t('serious.effects')}
          necessity="optional"
          choices={(Object.keys(seriousEffects) as SeriousEffect[]).map(value => ({
            value,
            label: seriousEffects[value][language],
          }))}
          value={effects}
          onChange={setEffects}
        />
      )}
      <WordsAct
        id="decided-reason"
        label={t('serious.reason')}
        support={t('serious.final')}
        button={t('serious.decide')}
        act={decide}
        primary
      />
    </Panel>
  )
}

const Withdraw = ({ id }: { id: string }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const api = useApi()
  const withdraw = useAct(
    (reason: string) =>
      body(api.PUT('/api/v1/serious-events/{id}/withdrawal', { params: { path: { id } }, body: { reason, language } })),
    { refreshes, said: t('serious.withdrawn') },
  )
  return (
    <Panel title={t('serious.withdraw')}>
      <WordsAct
        id="withdraw-reason"
        label={t('serious.reason')}
        support={t('serious.withdraw_support')}
        button={t('serious.withdraw')}
        act={withdraw}
      />
    </Panel>
  )
}

const Effects = ({ event }: { event: SeriousEvent }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  return (
    <Panel title={t('serious.effects')} alarming={event.lines.some(({ at }) => at === null)}>
      <ul className="stacked">
        {event.lines.map(line => (
          <li key={line.effect}>
            <strong>{seriousEffects[line.effect][language]}</strong>
            {line.directive && (
              <>
                　<Link href={`/directives/${line.directive.id}`}>{line.directive.number}</Link>
              </>
            )}
            {line.at ? (
              <>
                　<TimeText at={new Date(line.at)} show="date-time" />
              </>
            ) : (
              <strong className="alarm-text">　{t('serious.not_begun')}</strong>
            )}
            {line.note && <p>{line.note}</p>}
            {!line.at && isSaid(line.effect) && event.may.effect.allowed && (
              <SayEffect id={event.id} effect={line.effect} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const SayEffect = ({ id, effect }: { id: string; effect: SeriousEffect }) => {
  const { t } = useTranslation('decisions')
  const api = useApi()
  const say = useAct(
    (note: string, key) =>
      body(
        api.POST('/api/v1/serious-events/{id}/effects', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { effect, note },
        }),
      ),
    { refreshes, said: t('serious.said') },
  )
  return <WordsAct id={`effect-${effect}`} label={t('serious.what_done')} button={t('serious.say')} act={say} />
}
