import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSilent } from '../../../src/share/advisories/delivery/model.ts'
import { classNames } from '../../ui/class-names.ts'
import { spanOf } from '../../ui/clock.ts'
import { spanWords } from '../../ui/clock-words.ts'
import { DelayText } from '../../ui/DelayText.tsx'
import { DeliveryMark } from '../../ui/DeliveryMark.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { alarming, type Figures, squaresOf } from './board-words.ts'
import { type BoardGroup, type BoardRow, useLine } from './queries.ts'

interface LineProps {
  edition: string
  group: BoardGroup
  figures: Figures
}

export const BoardLine = ({ edition, group, figures: counts }: LineProps) => {
  const { relay, depth } = group
  const { t } = useTranslation('deliveries')
  const silent = relay !== null && isSilent(relay.state)
  const blocked = silent || relay?.state === 'HELD_UPSTREAM'
  const figures = [counts.silent, counts.unchecked, counts.hit, counts.acted]
  return (
    <tr
      data-row
      className={classNames(
        silent && 'row-alarming board-silent',
        !silent && depth === 0 && relay !== null && 'board-top',
      )}
    >
      <th scope="row" className={depth > 0 ? 'board-below' : undefined}>
        {relay ? <OrganisationText organisation={relay.name} short /> : t('direct')}
      </th>
      <td className="unbroken">{relay && <Receipt row={relay} />}</td>
      <td>
        <Squares edition={edition} group={group} />
      </td>
      {figures.map((figure, place) => (
        <td
          key={['silent', 'unchecked', 'hit', 'acted'][place]}
          className={classNames('align-center', place === 0 && figure > 0 && 'alarming strong')}
        >
          {blocked ? '—' : figure}
        </td>
      ))}
    </tr>
  )
}

/** 22:11　14分後, or how long the silence has lasted. */
const Receipt = ({ row }: { row: BoardRow }) => {
  const { t } = useTranslation('deliveries')
  const { t: ui } = useTranslation('ui')
  const now = useNow().getTime()
  const sent = row.sentAt ? Date.parse(row.sentAt) : null
  if (sent === null) return <WordLabel tone="alarm">{t('held_up')}</WordLabel>
  if (row.acknowledgedAt)
    return (
      <>
        <TimeText at={new Date(row.acknowledgedAt)} />
        {'　'}
        <span className="secondary">
          <DelayText milliseconds={Date.parse(row.acknowledgedAt) - sent} />
        </span>
      </>
    )
  if (isSilent(row.state))
    return <WordLabel tone="filled-alarm">{t('silent_for', { span: spanWords(spanOf(now - sent), ui) })}</WordLabel>
  return <>{t('waiting', { span: spanWords(spanOf(Date.parse(row.acknowledgeBy) - now), ui) })}</>
}

/** One square for each operator; states without a mark are words. Whoever asks for all gets those that the board leaves out. */
const Squares = ({ edition, group: { relay, recipients, counts } }: { edition: string; group: BoardGroup }) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const [pages, setPages] = useState(0)
  const left = pages > 0 && recipients.length < counts.total
  const line = useLine(edition, relay?.organisation, left ? pages : 0).data
  const shown = squaresOf(left ? (line?.items ?? recipients) : recipients, counts.total, pages > 0)
  const hidden = counts.total - shown.length
  const silentHidden = counts.silent + counts.held - shown.filter(({ state }) => alarming.includes(state)).length
  return (
    <>
      {shown.map(({ organisation, name, state }) => (
        <DeliveryMark key={organisation} state={state} of={name ? nameOf(name, language) : undefined} />
      ))}
      {hidden > 0 && (
        <>
          <span className="secondary">
            {t(silentHidden > 0 || pages > 0 ? 'rest' : 'hidden_squares', { count: hidden })}
          </span>{' '}
          <button type="button" className="link-button" onClick={() => setPages(pages + 1)}>
            {t(counts.total > 500 ? 'show_more' : 'show_all')}
          </button>
        </>
      )}
    </>
  )
}
