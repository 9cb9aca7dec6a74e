import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'

/** Where one is signed in; a session that is ended stops with its next request. */
export const SessionsSection = () => {
  const { t } = useTranslation('security')
  const language = useLanguage()
  const api = useApi()
  const sessions = useQuery({ queryKey: ['own-sessions'], queryFn: () => body(api.GET('/api/v1/me/sessions')) })
  const afterwards = { refreshes: [['own-sessions']], said: t('sessions.ended') }
  const end = useAct((id: string) => api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } }), afterwards)
  const endOthers = useAct(() => api.DELETE('/api/v1/me/sessions'), afterwards)
  const problem = end.problem ?? endOthers.problem
  return (
    <>
      <SectionHead title={t('sessions.title')} />
      {problem && <ProblemNote problem={problem} />}
      <Answered query={sessions}>
        {open => (
          <>
            <DataTable
              caption={t('sessions.title')}
              columns={[
                { header: t('sessions.device') },
                { header: t('sessions.post') },
                { header: t('sessions.since') },
                { header: t('sessions.seen') },
                { header: t('factors.act') },
              ]}
            >
              {open.map(session => (
                <tr key={session.id} data-row>
                  <th scope="row">{session.device || t('sessions.unknown_device')}</th>
                  <td>{session[language]}</td>
                  <td>
                    <TimeText at={new Date(session.since)} show="date-time" />
                  </td>
                  <td>
                    <TimeText at={new Date(session.lastSeenAt)} show="date-time" />
                  </td>
                  <td>
                    {session.current ? (
                      t('sessions.current')
                    ) : (
                      <Button size="small" onPress={() => end.run(session.id)} busy={end.busy}>
                        {t('sessions.end')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </DataTable>
            {open.length > 1 && (
              <Button onPress={() => endOthers.run(undefined)} busy={endOthers.busy}>
                {t('sessions.end_others')}
              </Button>
            )}
          </>
        )}
      </Answered>
    </>
  )
}
