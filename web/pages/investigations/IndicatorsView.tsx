import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { Investigation, Overview } from './queries.ts'
import { caseTime } from './words.ts'

interface IndicatorsProps {
  investigation: Investigation
  seq: number
  overview: Overview
}

/** What may leave the result, chosen one by one into the draft of an advisory; nothing is sent from here. */
export const IndicatorsView = ({ investigation, seq, overview }: IndicatorsProps) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { indicators } = overview
  const hand = useHandOver(investigation.id, seq)
  if (indicators.length === 0) return <EmptyState>{t('indicators.none')}</EmptyState>
  const toggle = (value: string) =>
    setChosen(chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value])
  return (
    <div className="stacked">
      <p>{t('indicators.support')}</p>
      {hand.problem && <ProblemNote problem={hand.problem} />}
      <DataTable
        caption={t('indicators.title')}
        columns={[
          { header: t('indicators.choose'), narrow: true },
          { header: t('indicators.kind'), narrow: true },
          { header: t('indicators.value') },
          { header: t('indicators.seen'), narrow: true },
          { header: t('indicators.count'), align: 'end', narrow: true },
          { header: t('indicators.because') },
        ]}
      >
        {indicators.map(one => (
          <tr key={one.value} data-row>
            <td>
              <input
                type="checkbox"
                className="row-box"
                aria-label={t('indicators.choose_named', { value: one.value })}
                checked={chosen.includes(one.value)}
                onChange={() => toggle(one.value)}
              />
            </td>
            <td>{t(`indicators.kinds.${one.kind}`)}</td>
            <th scope="row" className="mono wrapping">
              {one.value}
            </th>
            <td>
              {one.first && one.last
                ? `${caseTime(overview, one.first, language)} – ${caseTime(overview, one.last, language)}`
                : '—'}
            </td>
            <td className="align-end">{one.sightings}</td>
            <td lang="en" className="wrapping">
              {one.because}
            </td>
          </tr>
        ))}
      </DataTable>
      <p className="button-row">
        <Button size="small" onPress={() => setChosen(indicators.map(({ value }) => value))}>
          {t('indicators.all', { count: indicators.length })}
        </Button>
        <Button
          look="primary"
          busy={hand.busy}
          refusedBecause={
            investigation.may.handOver.allowed
              ? chosen.length === 0
                ? t('indicators.choose_first')
                : undefined
              : t('indicators.not_yours')
          }
          onPress={() => hand.run(chosen)}
        >
          {t('indicators.hand', { count: chosen.length })}
        </Button>
      </p>
      {investigation.advisories.length > 0 && (
        <>
          <SectionHead title={t('indicators.handed')} count={investigation.advisories.length} />
          <ul>
            {investigation.advisories.map(({ id, number, indicators: count, seq: of, at }) => (
              <li key={id}>
                <Link href={`/advisories/${id}`}>{number}</Link>　{t('indicators.handed_from', { count, seq: of })}　
                <TimeText at={new Date(at)} show="date-time" />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const useHandOver = (id: string, seq: number) => {
  const { t } = useTranslation('investigations')
  const api = useApi()
  const router = useRouter()
  return useAct(
    (indicators: readonly string[], key) =>
      body(
        api.POST('/api/v1/investigations/{id}/runs/{seq}/advisory', {
          params: { path: { id, seq } },
          headers: idempotent(key),
          body: { indicators: [...indicators] },
        }),
      ),
    {
      refreshes: [['investigations'], ['advisories']],
      said: t('indicators.done'),
      onDone: draft => router.history.push(keepLanguage(`/advisories/${draft.id}`, router.latestLocation.href)),
    },
  )
}
