import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { calendarDate, clockTime } from '../../ui/time.ts'
import { figure, filters } from '../home/loops.ts'
import { useHome } from '../home/use-home.ts'

const shown = 6

/**
 * For the wall of a duty room, read from five metres: the time, five figures, the most pressing lines. No title and no
 * person stands on it, because a wall is read by whoever comes in.
 */
export const WallPage = () => {
  const { t } = useTranslation('home')
  const { t: wall } = useTranslation('handover')
  const home = useHome()
  const now = useNow()
  const language = useLanguage()
  return (
    <div className="wall">
      <PageHead
        title={wall('wall.title')}
        actions={
          <Button size="small" onPress={() => void document.querySelector('.wall')?.requestFullscreen()}>
            {wall('wall.full')}
          </Button>
        }
      />
      <p className="wall-time">
        {calendarDate(now, { language })} <strong>{clockTime(now, { language })}</strong>
      </p>
      <Answered query={home}>
        {({ loops }) => (
          <>
            <dl className="wall-figures">
              {filters.map(filter => {
                const count = figure(filter, loops, now)
                return (
                  <div key={filter} className={count > 0 && filter !== 'open' ? 'wall-urgent' : ''}>
                    <dt>{t(`strip.${filter}`)}</dt>
                    <dd>{count}</dd>
                  </div>
                )
              })}
            </dl>
            <ol className="wall-lines">
              {loops.slice(0, shown).map(loop => (
                <li key={`${loop.kind} ${loop.subject.id} ${loop.since}`}>
                  <span>{loop.due ? <ClockChip due={new Date(loop.due)} /> : '—'}</span>
                  <strong>{loop.subject.number}</strong>
                  <span>{t(`kinds.${loop.kind}`)}</span>
                  <span>{loop.next && <OrganisationText organisation={loop.next} short />}</span>
                </li>
              ))}
            </ol>
            {loops.length > shown && <p className="wall-rest">{wall('wall.rest', { count: loops.length - shown })}</p>}
          </>
        )}
      </Answered>
    </div>
  )
}
