import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/DataTable.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { AlertAnswer, AlertRequest } from './queries.ts'

const weight: Record<AlertAnswer['state'], number> = { NO_ANSWER: 0, SENT: 1, RECEIVED: 2, REFUSED: 3, WARNED: 4 }

/** One row per ministry, those who owe something first. */
export const AnswerTable = ({ request: { answers } }: { request: AlertRequest }) => {
  const { t } = useTranslation('alertRequests')
  return (
    <DataTable
      caption={t('answers')}
      columns={[
        { header: t('ministry') },
        { header: t('state'), narrow: true },
        { header: t('received'), narrow: true },
        { header: t('answer') },
      ]}
    >
      {[...answers]
        .sort((a, b) => weight[a.state] - weight[b.state])
        .map(answer => (
          <tr key={answer.organisation} data-row>
            <th scope="row">
              <OrganisationText organisation={answer.name} />
            </th>
            <td>
              <StateLabel family="alert_request" code={answer.state} />
            </td>
            <td>{answer.receivedAt ? <TimeText at={new Date(answer.receivedAt)} show="date-time" /> : '—'}</td>
            <td>
              <Given answer={answer} />
            </td>
          </tr>
        ))}
    </DataTable>
  )
}

const Given = ({ answer }: { answer: AlertAnswer }) => {
  const { t } = useTranslation('alertRequests')
  if (answer.refusedReason !== '') return <>{answer.refusedReason}</>
  if (answer.operators === null || !answer.warnedAt) return <>—</>
  return (
    <>
      {t('warned_of', { operators: answer.operators, regulated: answer.regulated })}
      {'　'}
      <TimeText at={new Date(answer.warnedAt)} show="date-time" />
      {answer.note !== '' && <p className="secondary">{answer.note}</p>}
    </>
  )
}
