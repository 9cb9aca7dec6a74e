import { useTranslation } from 'react-i18next'

/** A passage of a derived text: kept, or changed under the number its reason carries in the list beside it. */
export type DiffSegment =
  | { kind: 'kept'; text: string }
  | { kind: 'changed'; number: number; removed?: string; inserted?: string }
  /** Found and not yet treated: it keeps the text from being released. */
  | { kind: 'pending'; number: number; text: string }

/** Struck, inserted and pending words in the text itself. Struck words are drawn only, never stored in the derivative. */
export const Diff = ({ segments }: { segments: readonly DiffSegment[] }) => (
  <p className="diff">
    {segments.map(segment => (
      <Segment key={segmentKey(segment, segments)} segment={segment} />
    ))}
  </p>
)

/** A kept passage is known by its place, a change by its number. */
const segmentKey = (segment: DiffSegment, all: readonly DiffSegment[]): string =>
  segment.kind === 'kept' ? `kept ${all.indexOf(segment)}` : `change ${segment.number}`

const Segment = ({ segment }: { segment: DiffSegment }) => {
  const { t } = useTranslation('ui')
  if (segment.kind === 'kept') return segment.text
  if (segment.kind === 'pending')
    return (
      <mark className="diff-pending" title={t('diff.pending')}>
        {segment.text}
        <sup>{segment.number}</sup>
      </mark>
    )
  return (
    <span className="diff-change">
      {segment.removed && <del title={t('diff.removed')}>{segment.removed}</del>}
      {segment.inserted && <ins title={t('diff.inserted')}>{segment.inserted}</ins>}
      <sup>{segment.number}</sup>
    </span>
  )
}
