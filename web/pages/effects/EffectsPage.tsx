import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { minutes } from '../../../src/kernel/clock.ts'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useDelayWords } from '../../ui/DelayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'

type Effect = Reply<'/api/v1/advisory-effects'>['items'][number]

/** How long each advisory took, whom it reached, and what they did and thought of it. */
export const EffectsPage = () => {
  const { t } = useTranslation('effects')
  const api = useApi()
  const query = useInfiniteQuery({
    queryKey: ['effects'],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/advisory-effects', { params: { query: pageParam ? { after: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          <a className="button button-normal button-size-small" href="/api/v1/advisory-effects.csv" download>
            {t('csv')}
          </a>
        }
      />
      <PageBody>
        <Answered query={query} rows={8}>
          {({ pages }) => {
            const effects = pages.flatMap(page => page.items)
            if (effects.length === 0) return <EmptyState>{t('none')}</EmptyState>
            return (
              <>
                <Delays />
                <EffectTable effects={effects} />
                <MoreOf list={query} />
                <Comments effects={effects.filter(({ comments }) => comments.length > 0)} />
              </>
            )
          }}
        </Answered>
        <PrintSheet tlp="TLP:AMBER+STRICT" />
      </PageBody>
    </>
  )
}

const Delays = () => {
  const { t } = useTranslation('effects')
  const api = useApi()
  const delay = useDelayWords()
  const { data: figures } = useQuery({
    queryKey: ['effects', 'delays'],
    queryFn: () => body(api.GET('/api/v1/advisory-effects/delays')),
  })
  if (!figures) return null
  return (
    <section>
      <SectionHead title={t('figures')} support={t('of_reports', { count: figures.measured })} />
      <dl className="facts effect-figures">
        {(['median', 'shortest', 'longest'] as const).map(name => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <strong>{delay(minutes(figures[name]))}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const EffectTable = ({ effects }: { effects: readonly Effect[] }) => {
  const { t } = useTranslation('effects')
  const delay = useDelayWords()
  const counts = ['recipients', 'reached', 'acknowledged', 'checked', 'affected', 'acted'] as const
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { header: t('number'), narrow: true },
        { header: t('advisory') },
        { header: t('released'), narrow: true },
        { header: t('delay'), align: 'end', narrow: true },
        ...counts.map(name => ({ header: t(name), align: 'end' as const, narrow: true })),
        { header: t('ratings'), align: 'end', narrow: true },
      ]}
    >
      {effects.map(effect => (
        <tr key={effect.id} data-row>
          <th scope="row">
            <Link href={`/deliveries/${effect.id}`}>{effect.number}</Link>
          </th>
          <td className="wide-cell">{effect.title}</td>
          <td>
            <TimeText at={new Date(effect.releasedAt)} show="date-time" />
          </td>
          <td className="align-end unbroken">
            {effect.delayMinutes === null ? (
              <span className="tertiary">{t('no_report')}</span>
            ) : (
              delay(minutes(effect.delayMinutes))
            )}
          </td>
          {counts.map(name => (
            <td key={name} className="align-end">
              {effect[name]}
            </td>
          ))}
          <td className="align-end unbroken">
            {effect.useful + effect.partly + effect.notUseful === 0 ? (
              <span className="tertiary">{t('nobody_rated')}</span>
            ) : (
              `${effect.useful}・${effect.partly}・${effect.notUseful}`
            )}
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const Comments = ({ effects }: { effects: readonly Effect[] }) => {
  const { t } = useTranslation('effects')
  if (effects.length === 0) return null
  return (
    <section>
      <SectionHead title={t('comments')} />
      {effects.map(({ id, number, comments }) => (
        <div key={id}>
          <h3>{number}</h3>
          <ul className="effect-comments">
            {comments.map(comment => (
              <li key={comment}>{comment}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
