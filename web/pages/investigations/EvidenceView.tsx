import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { sizeWords } from '../attachments/size-words.ts'
import type { Investigation, Overview } from './queries.ts'
import { caseTime } from './words.ts'

/** What was read, what of it is missing, under which hashes, and the query behind every number. */
export const EvidenceView = ({ investigation, overview }: { investigation: Investigation; overview: Overview }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const { coverage, gaps, sealed, figures } = overview
  const { takenBy, takenFrom, takenAt } = investigation
  return (
    <div className="stacked">
      {overview.derived && <Note lead={t('evidence.derived')}>{t('evidence.derived_do')}</Note>}
      <p>
        {takenBy ? t('evidence.taken', { by: takenBy, from: takenFrom || '—' }) : t('evidence.not_taken')}　
        {takenAt && <TimeText at={new Date(takenAt)} show="date-time" />}
      </p>
      <SectionHead title={t('evidence.coverage')} />
      <DataTable
        caption={t('evidence.coverage')}
        columns={[
          { header: t('evidence.source') },
          { header: t('evidence.time') },
          { header: t('evidence.files'), align: 'end', narrow: true },
          { header: t('evidence.records'), align: 'end', narrow: true },
          { header: t('evidence.bad'), align: 'end', narrow: true },
        ]}
      >
        {coverage.map(row => (
          <tr key={row.source} data-row>
            <th scope="row">{row.source}</th>
            <td>
              {row.first && row.last
                ? `${caseTime(overview, row.first, language)} – ${caseTime(overview, row.last, language)}`
                : '—'}
            </td>
            <td className="align-end">{row.files}</td>
            <td className="align-end">{row.records.toLocaleString(language)}</td>
            <td className="align-end">{row.badLines.toLocaleString(language)}</td>
          </tr>
        ))}
      </DataTable>
      <SectionHead title={t('evidence.gaps')} count={gaps.length} support={t('evidence.gaps_support')} />
      {gaps.length === 0 ? (
        <p>{t('evidence.no_gap')}</p>
      ) : (
        <ul>
          {gaps.map(gap => (
            <li key={gap.source + gap.from}>
              {t('gap_of', { from: caseTime(overview, gap.from, language), minutes: gap.minutes, source: gap.source })}
            </li>
          ))}
        </ul>
      )}
      <SectionHead title={t('evidence.sealed')} />
      <DataTable
        caption={t('evidence.sealed')}
        columns={[
          { header: t('evidence.source') },
          { header: t('evidence.files'), align: 'end', narrow: true },
          { header: t('evidence.size'), align: 'end', narrow: true },
          { header: t('evidence.manifest') },
        ]}
      >
        {sealed.map(row => (
          <tr key={row.source} data-row>
            <th scope="row">{row.source}</th>
            <td className="align-end">{row.files}</td>
            <td className="align-end">{sizeWords(row.bytes)}</td>
            <td className="mono wrapping">
              {row.manifest}
              {row.remarks.map(file => (
                <p key={file.path} className="secondary">
                  {file.path}：{file.remarks.join('; ')}
                </p>
              ))}
            </td>
          </tr>
        ))}
      </DataTable>
      <SectionHead title={t('evidence.figures')} support={t('evidence.figures_support')} />
      <DataTable
        caption={t('evidence.figures')}
        columns={[
          { header: t('evidence.figure') },
          { header: t('evidence.value'), align: 'end', narrow: true },
          { header: t('evidence.query') },
        ]}
      >
        {figures.map(({ id, label, value, sql }) => (
          <tr key={id} data-row>
            <th scope="row">{label[language]}</th>
            <td className="align-end">{value.toLocaleString(language)}</td>
            <td>
              <code className="wrapping">{sql}</code>
            </td>
          </tr>
        ))}
      </DataTable>
    </div>
  )
}
