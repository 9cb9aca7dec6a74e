import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { keptReasons, removalKinds } from '../../../src/share/advisories/anonymise.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import type { Advisory } from './queries.ts'
import type { StoredRemoval } from './removals.ts'
import type { Draft } from './use-draft.ts'

interface ChangesProps {
  advisory: Advisory
  draft: Draft
  left: readonly string[]
  changing: boolean
}

/** What is left to treat, what was changed and why, and what was deliberately kept. */
export const ChangesTable = ({ advisory, draft, left, changing }: ChangesProps) => {
  const { t } = useTranslation('advisories')
  const { source, removals } = draft.content.others
  const kept = draft.unsaved ? [] : advisory.kept
  const replace = (place: number, replacement: string) =>
    draft.setOthers({ removals: removals.map((one, at) => (at === place ? { ...one, replacement } : one)) })
  return (
    <div className="changes" id="changes">
      <DataTable
        caption={t('changes')}
        columns={[
          { header: t('change_number'), hidden: true, narrow: true },
          { header: t('original') },
          { header: t('replacement') },
          { header: t('reason') },
        ]}
      >
        {left.map((words, place) => (
          <LeftRow key={words} words={words} number={removals.length + place + 1} advisory={advisory} />
        ))}
        {removals.map((removal, place) => (
          <tr key={removal.start} data-row>
            <td className="strong">{place + 1}</td>
            <td>{source.slice(removal.start, removal.end)}</td>
            <td>
              {changing ? (
                <input
                  className="input input-small"
                  aria-label={`${t('replacement')} ${place + 1}`}
                  value={removal.replacement}
                  onChange={event => replace(place, event.target.value)}
                />
              ) : (
                removal.replacement
              )}
            </td>
            <td className="secondary">
              <Because removal={removal} />{' '}
              {changing && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => draft.setOthers({ removals: removals.filter((_, at) => at !== place) })}
                >
                  {t('undo')}
                </button>
              )}
            </td>
          </tr>
        ))}
        {kept.map(({ start, original, reason }) => (
          <KeptRow key={start} original={original} reason={reason} />
        ))}
      </DataTable>
      {left.length + removals.length + kept.length === 0 && <p className="secondary">{t('no_changes')}</p>}
    </div>
  )
}

const LeftRow = ({ words, number, advisory }: { words: string; number: number; advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const found = advisory.leftOver.find(({ original }) => original === words)
  return (
    <tr data-row className="row-alarming">
      <td className="strong">{number}</td>
      <td className="alarming strong">{words}</td>
      <td className="alarming strong">{t('untreated')}</td>
      <td className="secondary">
        {found && `${removalKinds[found.kind].because[language]} / ${t(`part.${found.part}`)}`}
      </td>
    </tr>
  )
}

const Because = ({ removal: { kind } }: { removal: StoredRemoval }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  return isCodeOf(removalKinds, kind) ? removalKinds[kind].because[language] : t('by_hand')
}

const KeptRow = ({ original, reason }: { original: string; reason: string }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  return (
    <tr data-row>
      <td>—</td>
      <td>{original}</td>
      <td>{t('keep')}</td>
      <td className="secondary">{isCodeOf(keptReasons, reason) ? keptReasons[reason][language] : reason}</td>
    </tr>
  )
}
