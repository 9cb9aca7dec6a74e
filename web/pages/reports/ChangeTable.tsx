import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import type { FieldChange } from '../../../src/share/reports/model.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { type Field, isField, specOf } from './fields.ts'
import { type DiffPart, textDiff } from './text-diff.ts'
import { valueWords } from './value-words.ts'

/** Field by field: what it said, what it says now, and how sure of it the originator was and is. */
export const ChangeTable = ({ changes }: { changes: readonly FieldChange[] }) => {
  const { t } = useTranslation('reports')
  return (
    <div className="stacking changes">
      <DataTable
        caption={t('page.changes')}
        columns={[{ header: t('changes.field') }, { header: t('changes.before') }, { header: t('changes.after') }]}
      >
        {changes.map(change => (
          <ChangeRow key={change.field} change={change} />
        ))}
      </DataTable>
    </div>
  )
}

const ChangeRow = ({ change }: { change: FieldChange }) => {
  const { t } = useTranslation('reports')
  const reader = { language: useLanguage(), now: useNow() }
  if (!isField(change.field)) return null
  const words = (value: unknown, certainty: string): string =>
    isField(change.field) && certainty !== 'NOT_GIVEN' ? valueWords(change.field, value, reader) : ''
  const whole = change.field === 'certainty' // its own value, not a certainty beside one
  const before = words(change.before, whole ? '' : change.certaintyBefore)
  const after = words(change.after, whole ? '' : change.certaintyAfter)
  const parts = isText(change.field) ? textDiff(before, after) : replaced(before, after)
  return (
    <tr data-row>
      <th scope="row">{t(`fields.${change.field}`)}</th>
      <td>
        <Side certainty={whole ? undefined : change.certaintyBefore} empty={before === ''}>
          <Parts parts={parts} hide="added" />
        </Side>
      </td>
      <td>
        <Side certainty={whole ? undefined : change.certaintyAfter} empty={after === ''}>
          <Parts parts={parts} hide="removed" />
        </Side>
      </td>
    </tr>
  )
}

/** Only sentences are compared word by word; an answer that was chosen is replaced as a whole. */
const isText = (field: Field): boolean => ['passage', 'line'].includes(specOf(field).as)

const replaced = (before: string, after: string): DiffPart[] => [
  { kind: before === after ? 'kept' : 'removed', text: before },
  ...(before === after ? [] : [{ kind: 'added' as const, text: after }]),
]

interface SideProps {
  /** Undefined where the field has none of its own. */
  certainty: string | undefined
  empty: boolean
  children: ReactNode
}

const Side = ({ certainty, empty, children }: SideProps) => {
  if (empty) return <StateLabel family="certainty" code="NOT_GIVEN" />
  return (
    <>
      <span className="field-value">{children}</span>
      {certainty !== undefined && certainty !== 'NOT_GIVEN' && isCodeOf(certainties, certainty) && (
        <>
          {' '}
          <StateLabel family="certainty" code={certainty} />
        </>
      )}
    </>
  )
}

const Parts = ({ parts, hide }: { parts: readonly DiffPart[]; hide: DiffPart['kind'] }) =>
  parts.map((part, place) => {
    const key = `${place} ${part.kind}`
    if (part.kind === hide) return null
    if (part.kind === 'removed') return <del key={key}>{part.text}</del>
    if (part.kind === 'added') return <ins key={key}>{part.text}</ins>
    return <span key={key}>{part.text}</span>
  })
