import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { notificationKinds } from '../../../src/share/notifications/model.ts'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'

/** Everything I was told, whether it was mailed or not. */
export const NoticesPage = () => {
  const { t } = useTranslation('notices')
  const language = useLanguage()
  const api = useApi()
  const found = useInfiniteQuery({
    queryKey: ['notices'],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/notices', { params: { query: pageParam ? { after: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
  const see = useAct(() => api.PUT('/api/v1/notices/seen'), { refreshes: [['notices']], said: t('all_seen') })
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          <>
            <Button size="small" busy={see.busy} onPress={() => see.run(undefined)}>
              {t('see_all')}
            </Button>
            <ButtonLink size="small" href="/notices/wishes">
              {t('wishes.title')}
            </ButtonLink>
          </>
        }
      />
      <PageBody>
        <Answered query={found}>
          {({ pages }) => {
            const notices = pages.flatMap(page => page.items)
            if (notices.length === 0) return <EmptyState>{t('none')}</EmptyState>
            return (
              <DataTable
                caption={t('title')}
                columns={[
                  { header: t('columns.at'), narrow: true },
                  { header: t('columns.what') },
                  { header: t('columns.mail'), narrow: true },
                ]}
              >
                {notices.map(({ id, at, kind, number, href, readAt, mailState }) => (
                  <tr key={id} data-row>
                    <td>
                      <TimeText at={new Date(at)} show="date-time" />
                    </td>
                    <th scope="row">
                      <Link href={href}>
                        {notificationKinds[kind][language]}　{number}
                      </Link>
                      {!readAt && <p className="secondary">{t('unseen')}</p>}
                    </th>
                    <td className="unbroken">{t(`mail.${mailState}`)}</td>
                  </tr>
                ))}
              </DataTable>
            )
          }}
        </Answered>
        <MoreOf list={found} />
      </PageBody>
    </>
  )
}
