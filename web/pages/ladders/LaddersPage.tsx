import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ladderPolicies } from '../../../src/share/ladders/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { useLadders, useRuns } from './queries.ts'
import { RecogniseDialog } from './RecogniseDialog.tsx'
import { RunLine } from './RunLine.tsx'

type Listed = NonNullable<ReturnType<typeof useLadders>['data']>[number]

/** The ladders of one's own organisation, one for each occasion, and what runs now. */
export const LaddersPage = () => {
  const { t } = useTranslation('ladders')
  const actor = useActor()
  const ladders = useLadders()
  const runs = useRuns({})
  const [recognising, setRecognising] = useState(false)
  const mayRecognise = actor !== undefined && ladderPolicies['ladder.recognise'](actor).allowed
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          <>
            <ButtonLink size="small" href="/ladders/contacts">
              {t('contacts.title')}
            </ButtonLink>
            {mayRecognise && (
              <Button size="small" onPress={() => setRecognising(true)}>
                {t('recognise.act')}
              </Button>
            )}
          </>
        }
      />
      <Columns
        side={
          <Panel title={t('runs')} flush>
            <Answered query={runs}>
              {({ items }) =>
                items.length === 0 ? (
                  <EmptyState>{t('runs_none')}</EmptyState>
                ) : (
                  <ul className="ladder-runs">
                    {items.map(run => (
                      <RunLine key={run.id} run={run} />
                    ))}
                  </ul>
                )
              }
            </Answered>
          </Panel>
        }
      >
        <Answered query={ladders}>{found => <LadderTable ladders={found} />}</Answered>
        <PrintSheet tlp="TLP:AMBER+STRICT" />
      </Columns>
      {recognising && <RecogniseDialog onClose={() => setRecognising(false)} />}
    </>
  )
}

const LadderTable = ({ ladders }: { ladders: readonly Listed[] }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  return (
    <DataTable
      caption={t('title')}
      columns={[{ header: t('occasion') }, { header: t('version') }, { header: t('last_test') }]}
    >
      {ladders.map(({ occasion, seq, savedAt, savedBy, lastTest }) => (
        <tr key={occasion} data-row>
          <th scope="row" className="wide-cell">
            <Link href={`/ladders/${occasion}`}>{t(`of.${occasion}`)}</Link>
          </th>
          <td className="wide-cell">
            {seq === 0 ? t('version_default') : t('version_of', { seq })}
            {savedAt && (
              <>
                <br />
                <span className="secondary">
                  {t('saved', { at: dateAndTime(new Date(savedAt), { language }), name: savedBy?.[language] ?? '—' })}
                </span>
              </>
            )}
          </td>
          <td className="wide-cell">
            {lastTest
              ? t('last_test_of', {
                  at: dateAndTime(new Date(lastTest.at), { language }),
                  steps: lastTest.steps,
                  acknowledged: lastTest.acknowledged,
                })
              : t('never_tested')}
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
