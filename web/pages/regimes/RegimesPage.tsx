import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { durationUnits } from '../../../src/kernel/working-time.ts'
import { stages } from '../../../src/share/regimes/model.ts'
import { regimePolicies } from '../../../src/share/regimes/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { HolidaysPanel } from './HolidaysPanel.tsx'
import { newest, type Regime, useRegimes } from './queries.ts'
import { RegimeDialog } from './RegimeDialog.tsx'

/** What the law asks for and by when, as people entered it; everybody reads it, the coordinator enters it. */
export const RegimesPage = () => {
  const { t } = useTranslation('regimes')
  const actor = useActor()
  const mayEnter = actor !== undefined && regimePolicies['regime.enter'](actor).allowed
  const regimes = useRegimes()
  const [open, setOpen] = useState<{ regime?: Regime }>()
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          mayEnter && (
            <Button size="small" onPress={() => setOpen({})}>
              {t('add')}
            </Button>
          )
        }
      />
      <Columns side={<HolidaysPanel mayEnter={mayEnter} />}>
        <Answered query={regimes}>
          {versions =>
            versions.length === 0 ? (
              <EmptyState>{t('none')}</EmptyState>
            ) : (
              <RegimeTable regimes={newest(versions)} onEdit={mayEnter ? regime => setOpen({ regime }) : undefined} />
            )
          }
        </Answered>
        <PrintSheet tlp="TLP:CLEAR" />
      </Columns>
      {open && <RegimeDialog regime={open.regime} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const RegimeTable = ({ regimes, onEdit }: { regimes: readonly Regime[]; onEdit?: (regime: Regime) => void }) => {
  const { t } = useTranslation('regimes')
  const language = useLanguage()
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { header: t('name') },
        { header: t('stages') },
        { header: t('valid'), narrow: true },
        { header: t('state'), narrow: true },
        { header: t('source') },
        ...(onEdit ? [{ header: t('act'), narrow: true }] : []),
      ]}
    >
      {regimes.map(regime => (
        <tr key={regime.code} data-row>
          <th scope="row" className="wide-cell">
            {regime[language]}
            <br />
            <span className="mono tertiary">{regime.code}</span>
          </th>
          <td className="wide-cell">
            <Stages regime={regime} />
          </td>
          <td className="unbroken">
            {regime.validUntil
              ? t('from_until', { from: regime.validFrom, until: regime.validUntil })
              : t('until_now', { from: regime.validFrom })}
          </td>
          <td>
            {t(regime.verified ? 'verified' : 'unverified')}
            {regime.example && (
              <>
                <br />
                {t('example')}
              </>
            )}
          </td>
          <td className="wide-cell">{regime.source}</td>
          {onEdit && (
            <td>
              <Button size="small" onPress={() => onEdit(regime)}>
                {t('edit')}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </DataTable>
  )
}

const Stages = ({ regime }: { regime: Regime }) => {
  const { t } = useTranslation('regimes')
  const language = useLanguage()
  return (
    <ul>
      {regime.stages.map(({ stage: code, amount, unit, from }) => {
        const stage = stages[code][language]
        const words = {
          stage,
          amount: amount ?? 0,
          unit: durationUnits[unit][language === 'en' && amount === 1 ? 'one' : language],
          from: t(`from.${from}`),
        }
        return <li key={code}>{amount === null ? t('stage_unknown', { stage }) : t('stage', words)}</li>
      })}
    </ul>
  )
}
