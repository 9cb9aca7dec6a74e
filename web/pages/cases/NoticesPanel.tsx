import { useTranslation } from 'react-i18next'
import { Link } from '../../ui/Link.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { Informed } from '../detection-notices/NoticesPage.tsx'
import { useNoticesOfCase } from '../detection-notices/queries.ts'

/** The notices of a case; that their signals are gone closes none of it. */
export const NoticesPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation('detectionNotices')
  const found = useNoticesOfCase(id).data?.items ?? []
  if (found.length === 0) return null
  const open = found.filter(({ closedAt }) => !closedAt).length
  return (
    <section id="notices">
      <Panel title={t('title')} count={open} countUrgent={found.some(({ informedAt }) => !informedAt)}>
        <ul>
          {found.map(notice => (
            <li key={notice.id} className="measure-row">
              <div className="measure-text">
                <Link href={`/detection-notices/${notice.id}`}>{notice.number}</Link>{' '}
                <StateLabel family="notice" code={notice.state} />
                {!notice.informedAt && (
                  <p>
                    <Informed notice={notice} />
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      </Panel>
    </section>
  )
}
