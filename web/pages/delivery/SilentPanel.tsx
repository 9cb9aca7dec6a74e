import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SpanText } from '../../ui/ClockChip.tsx'
import { classNames } from '../../ui/class-names.ts'
import { spanOf } from '../../ui/clock.ts'
import { spanWords } from '../../ui/clock-words.ts'
import { Note } from '../../ui/Note.tsx'
import { useNow } from '../../ui/now.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { heldBelow, reached } from './board-words.ts'
import { SendDirectly } from './DirectSending.tsx'
import type { Board, BoardRow } from './queries.ts'

const firstShown = 8

/** The silent by name, tiers before operators, the longest silence first; somebody has to pick up the telephone. */
export const SilentPanel = ({ board }: { board: Board }) => {
  const { t } = useTranslation('deliveries')
  const [all, setAll] = useState(false)
  const { silent, counts } = board
  if (silent.length === 0) return <Note tone="done">{<NobodySilent board={board} />}</Note>
  const shown = all ? silent : silent.slice(0, firstShown)
  return (
    <Panel title={t('silent_title')} count={counts.silent} alarming flush>
      <ul>
        {shown.map(row => (
          <SilentRow
            key={row.organisation}
            edition={board.edition.id}
            row={row}
            held={heldBelow(board.groups, row.organisation)}
          />
        ))}
        {counts.silent > shown.length && (
          <li className="silent-row">
            {shown.length < silent.length ? (
              <button type="button" className="link-button" onClick={() => setAll(true)}>
                {t('rest', { count: counts.silent - shown.length })}
              </button>
            ) : (
              t('rest_in_file', { count: counts.silent - shown.length })
            )}
          </li>
        )}
      </ul>
    </Panel>
  )
}

const NobodySilent = ({ board: { tiers, counts } }: { board: Board }) => {
  const { t } = useTranslation('deliveries')
  const { t: ui } = useTranslation('ui')
  const slowest = Math.max(0, ...tiers.map(tier => tier.slowest ?? 0))
  return counts.acknowledged === counts.total && counts.total > 0
    ? t('silent_none', { span: spanWords(spanOf(slowest), ui) })
    : t('silent_none_yet')
}

const SilentRow = ({ edition, row, held }: { edition: string; row: BoardRow; held: number }) => {
  const { t } = useTranslation('deliveries')
  const now = useNow().getTime()
  const far = reached(row)
  return (
    <li className={classNames('silent-row', held > 0 && 'silent-tier')} data-row>
      <div>
        <strong>
          <OrganisationText organisation={row.name} />
        </strong>
        <p className="secondary">
          {far === 'undeliverable' ? t('only.undeliverable', { why: row.undeliverable }) : t(`only.${far}`)}
          {held > 0 && `　${t('stops', { count: held })}`}
        </p>
        {held > 0 && <SendDirectly edition={edition} tier={row.organisation} held={held} />}
      </div>
      <strong className="alarming">
        <SpanText milliseconds={now - Date.parse(row.sentAt ?? row.acknowledgeBy)} />
      </strong>
    </li>
  )
}
