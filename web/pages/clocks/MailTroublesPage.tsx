import { useTranslation } from 'react-i18next'
import { notificationKinds } from '../../../src/share/notifications/model.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { type MailTrouble, useMailTroubles } from './queries.ts'
import { RelayTroubles } from './RelayTroubles.tsx'

/** Letters that failed, or of which nobody knows; a person decides that one leaves again (ADR 0007). */
export const MailTroublesPage = () => {
  const { t } = useTranslation('clocks')
  const found = useMailTroubles()
  return (
    <>
      <PageHead title={t('troubles.title')} support={t('troubles.support')} />
      <PageBody>
        <RelayTroubles />
        <Answered query={found}>
          {({ letters, more }) =>
            letters.length === 0 ? (
              <EmptyState>{t('troubles.none')}</EmptyState>
            ) : (
              <>
                <SectionHead id="letters" title={t('troubles.list')} count={letters.length} />
                <TroubleTable letters={letters} />
                {more && <p className="secondary">{t('troubles.more')}</p>}
              </>
            )
          }
        </Answered>
      </PageBody>
    </>
  )
}

const TroubleTable = ({ letters }: { letters: readonly MailTrouble[] }) => {
  const { t } = useTranslation('clocks')
  return (
    <DataTable
      caption={t('troubles.list')}
      columns={[
        { header: t('troubles.columns.at'), narrow: true },
        { header: t('troubles.columns.who') },
        { header: t('troubles.columns.what') },
        { header: t('troubles.columns.state') },
        { header: t('troubles.columns.act'), narrow: true },
      ]}
    >
      {letters.map(letter => (
        <TroubleRow key={letter.id} letter={letter} />
      ))}
    </DataTable>
  )
}

const TroubleRow = ({ letter }: { letter: MailTrouble }) => {
  const { t } = useTranslation('clocks')
  const language = useLanguage()
  const api = useApi()
  const again = useAct(() => api.POST('/api/v1/mail-troubles/{id}/again', { params: { path: { id: letter.id } } }), {
    refreshes: [['mail-troubles']],
    said: t('troubles.sent_again'),
  })
  const settled = useAct(() => api.PUT('/api/v1/mail-troubles/{id}/settled', { params: { path: { id: letter.id } } }), {
    refreshes: [['mail-troubles']],
    said: t('troubles.settled_done'),
  })
  const person = letter.person?.[language] ?? ''
  const problem = again.problem ?? settled.problem
  return (
    <tr data-row>
      <th scope="row">
        <TimeText at={new Date(letter.at)} show="date-time" />
      </th>
      <td>
        <strong>{person}</strong>
        <br />
        <OrganisationText organisation={letter.organisation} />
      </td>
      <td>
        {notificationKinds[letter.kind][language]} {letter.number}
      </td>
      <td>
        <strong className="alarming">{t(`troubles.states.${letter.state}`)}</strong>
        <p>{t(`troubles.next.${letter.state}`)}</p>
        {letter.error && <p className="secondary">{letter.error}</p>}
      </td>
      <td>
        <Button size="small" busy={again.busy} onPress={() => again.run(undefined)}>
          {t('troubles.again')}
          <span className="visually-hidden">{t('troubles.again_of', { name: person })}</span>
        </Button>
        <Button size="small" busy={settled.busy} onPress={() => settled.run(undefined)}>
          {t('troubles.settled')}
          <span className="visually-hidden">{t('troubles.settled_of', { name: person })}</span>
        </Button>
        {problem && <ProblemNote problem={problem} />}
      </td>
    </tr>
  )
}
