import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { dayWordsOf } from './grid/day-words.ts'
import { MailGraph } from './MailGraph.tsx'
import type { Overview } from './queries.ts'

/** The register of suspicious mails and what they have in common. */
export const MailsView = ({ overview }: { overview: Overview }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const { mails, commonPoints, campaigns } = overview
  if (mails.length === 0) return <EmptyState>{t('mails.none')}</EmptyState>
  return (
    <div className="stacked">
      <DataTable
        caption={t('mails.title')}
        columns={[
          { header: t('mails.wave'), narrow: true },
          { header: t('mails.day'), narrow: true },
          { header: t('mails.subject') },
          { header: t('mails.address'), narrow: true },
          { header: t('mails.carried') },
          { header: t('mails.count'), align: 'end', narrow: true },
        ]}
      >
        {mails.map(row => (
          <tr key={`${row.wave} ${row.day} ${row.address} ${row.attachment ?? row.link ?? ''}`} data-row>
            <th scope="row">{row.wave}</th>
            <td className="unbroken">{dayWordsOf(row.day, language)}</td>
            <td>{row.subject}</td>
            <td className="unbroken">{t(`mails.${row.address}`)}</td>
            <td className="wrapping">
              {row.attachment ?? row.link ?? '—'}
              {row.programs.map(({ name, sha256 }) => (
                <p key={sha256} className="secondary mono">
                  {name} {sha256.slice(0, 16)}…
                </p>
              ))}
            </td>
            <td className="align-end">{row.count}</td>
          </tr>
        ))}
      </DataTable>
      {commonPoints.length > 0 && (
        <>
          <SectionHead title={t('mails.common')} support={t('mails.common_support')} />
          <MailGraph overview={overview} />
        </>
      )}
      {campaigns.map(campaign => (
        <p key={campaign.reasons.map(reason => reason.ja).join()}>
          <strong>{t('mails.campaign', { count: campaign.mails })}</strong>
          {campaign.reasons.map(reason => reason[language]).join(t('mails.and'))}
        </p>
      ))}
    </div>
  )
}
