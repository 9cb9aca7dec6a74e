import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { WordLabel } from '../../ui/StateLabel.tsx'
import type { Investigation, Overview } from './queries.ts'
import { WordsOn } from './WordsOn.tsx'

const tones = { done: 'done', not_done: 'alarm', not_stated: 'not-given' } as const

/** 組織の検証: duty by duty done, not done or not stated, the machine’s word and the person’s side by side. */
export const ReviewView = ({ investigation, overview }: { investigation: Investigation; overview: Overview }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  if (overview.duties.length === 0) return <EmptyState>{t('review.none')}</EmptyState>
  const count = (state: keyof typeof tones) => overview.duties.filter(duty => duty.state === state).length
  return (
    <div className="stacked">
      <p>
        {t('review.counts', { done: count('done'), notDone: count('not_done'), notStated: count('not_stated') })}
        <span className="secondary">　{t('review.support')}</span>
      </p>
      <DataTable
        caption={t('review.title')}
        columns={[
          { header: t('review.duty') },
          { header: t('review.clause'), narrow: true },
          { header: t('machine'), narrow: true },
          { header: t('review.fact') },
          { header: t('analyst') },
        ]}
      >
        {overview.duties.map(({ id, duty, clause, state, because }) => (
          <tr key={id} data-row>
            <th scope="row">{duty[language]}</th>
            <td className="unbroken">{clause}</td>
            <td>
              <WordLabel tone={tones[state]}>{t(`verdict.${state}`)}</WordLabel>
            </td>
            <td>{because[language]}</td>
            <td>
              <WordsOn investigation={investigation} kind="DUTY" subject={id} />
            </td>
          </tr>
        ))}
      </DataTable>
    </div>
  )
}
