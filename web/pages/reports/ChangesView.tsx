import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { reportKinds } from '../../../src/kernel/taxonomy/report-versions.ts'
import { changes } from '../../../src/share/reports/model.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { readingOrder } from './fields.ts'
import { comparedVersions, pageAddress } from './page-search.ts'
import type { Report, Version } from './queries.ts'

/** What any later version says differently from any earlier one. */
export const ChangesView = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const search = useSearch({ from: '/framed/reports/$id' })
  const pair = comparedVersions(
    report.versions.map(({ seq }) => seq),
    search,
  )
  const [before, after] = [pair?.before, pair?.after].map(seq => report.versions.find(one => one.seq === seq))
  if (!before || !after) return <EmptyState>{t('changes.single')}</EmptyState>
  const found = changes(versioned(before), versioned(after), readingOrder)
  return (
    <div className="view-part">
      <VersionPair report={report} before={before.seq} after={after.seq} />
      <p role="status">{found.length === 0 ? t('changes.none') : t('changes.count', { count: found.length })}</p>
      {found.length > 0 && <ChangeTable changes={found} />}
    </div>
  )
}

/** A version of an older form may lack the certainties that `changes` compares. */
const versioned = ({ content }: Version) => {
  const { certainty = 'NOT_GIVEN', fieldCertainty = {} } = content as {
    certainty?: string
    fieldCertainty?: Readonly<Record<string, string>>
  }
  return { ...content, certainty, fieldCertainty }
}

const VersionPair = ({ report, before, after }: { report: Report; before: number; after: number }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const router = useRouter()
  const choices = report.versions.map(({ seq, kind }) => ({
    value: String(seq),
    label: `${t('version', { seq })}　${isCodeOf(reportKinds, kind) ? reportKinds[kind][language] : kind}`,
  }))
  const compare = (pair: { before: number; after: number }): void =>
    router.history.replace(
      keepLanguage(pageAddress(report.id, { view: 'changes', ...pair }), router.latestLocation.href),
    )
  return (
    <div className="version-pair">
      <SelectField
        id="before"
        label={t('changes.from')}
        choices={choices}
        value={String(before)}
        onChange={seq => compare({ before: Number(seq), after })}
      />
      <SelectField
        id="after"
        label={t('changes.to')}
        choices={choices}
        value={String(after)}
        onChange={seq => compare({ before, after: Number(seq) })}
      />
    </div>
  )
}
