import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { useLanguage } from '../../../ui/language.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { GridReply, Overview } from '../queries.ts'
import type { Looking, Width } from '../search.ts'
import { dayWordsOf } from './day-words.ts'
import { dayMs } from './timeline.ts'

interface FilterProps {
  overview: Overview
  grid: GridReply
  looking: Looking
  look: (change: Looking) => void
}

const all = ''

/** Site, destination, terminal, time and width; every choice stands in the address, and every drag has its list here. */
export const FilterBar = ({ overview, grid, looking, look }: FilterProps) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const sites = [...new Set(grid.terminals.map(({ group }) => group))].sort()
  const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`) - overview.offset * 60_000
  const days = [
    ...new Set(
      grid.terminals.flatMap(({ first, last }) => {
        const found: string[] = []
        const to = Math.min(Date.parse(last), Date.parse(first) + 400 * dayMs)
        for (let at = Date.parse(first); at < to + dayMs; at += dayMs)
          found.push(new Date(Math.min(at, to) + overview.offset * 60_000).toISOString().slice(0, 10))
        return found
      }),
    ),
  ].sort()
  const shownDay = days.find(day => looking.from === new Date(startOf(day)).toISOString())
  return (
    <search className="grid-filters" aria-label={t('filter.title')}>
      <SelectField
        id="grid-site"
        label={t('filter.site')}
        choices={[{ value: all, label: t('filter.all') }, ...sites.map(site => ({ value: site, label: site }))]}
        value={looking.site ?? all}
        onChange={site => look({ site: site || undefined })}
      />
      <SelectField
        id="grid-host"
        label={t('filter.host')}
        choices={[
          { value: all, label: t('filter.all') },
          ...overview.destinations.map(({ host, code, counted }) => ({
            value: host,
            label: counted ? `${code}　${host}` : `${code}　${host}${t('filter.rejected')}`,
          })),
        ]}
        value={looking.host ?? all}
        onChange={host => look({ host: host || undefined })}
      />
      <SelectField
        id="grid-day"
        label={t('filter.day')}
        none={looking.from && !shownDay ? t('filter.chosen') : undefined}
        choices={[
          { value: all, label: t('filter.all') },
          ...days.map(day => ({ value: day, label: dayWordsOf(day, language) })),
        ]}
        value={shownDay ?? all}
        onChange={day =>
          look(
            day === all
              ? { from: undefined, to: undefined }
              : { from: new Date(startOf(day)).toISOString(), to: new Date(startOf(day) + dayMs).toISOString() },
          )
        }
      />
      <SelectField<Width>
        id="grid-width"
        label={t('filter.width')}
        choices={[
          { value: 'moving', label: t('filter.moving') },
          { value: 'equal', label: t('filter.equal') },
        ]}
        value={looking.width ?? 'moving'}
        onChange={width => look({ width: width === 'moving' ? undefined : width })}
      />
      <TerminalField given={looking.terminal ?? ''} look={look} />
      {looking.from && (
        <Button size="small" onPress={() => look({ from: undefined, to: undefined })}>
          {t('filter.whole')}
        </Button>
      )}
    </search>
  )
}

/** The address follows what is typed after a moment. */
const TerminalField = ({ given, look }: { given: string; look: (change: Looking) => void }) => {
  const { t } = useTranslation('investigations')
  const [typed, setTyped] = useState(given)
  useEffect(() => {
    if (typed === given) return
    const timer = setTimeout(() => look({ terminal: typed || undefined }), 300)
    return () => clearTimeout(timer)
  }, [typed, given, look])
  return <TextField id="grid-terminal" label={t('filter.terminal')} value={typed} onChange={setTyped} type="search" />
}
