import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { eventClassCodes, eventClasses } from '../../../src/kernel/taxonomy/event-classes.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { useLanguage } from '../../ui/language.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { type ListSearch, listAddress } from './list-search.ts'

/** Reports or consultations, and one class of event; the address holds both. `f` goes to the class. */
export const ListFilters = ({ search, count }: { search: ListSearch; count: number | undefined }) => {
  const { t } = useTranslation('reports')
  const { eventClass } = search
  return (
    <Tabs
      label={t('list.types')}
      tabs={[
        {
          label: t('list.all'),
          href: listAddress({ eventClass }),
          current: search.type === undefined && !search.noFollowUp,
        },
        {
          label: t('list.REPORT'),
          href: listAddress({ type: 'REPORT', eventClass }),
          current: search.type === 'REPORT',
        },
        {
          label: t('list.CONSULTATION'),
          href: listAddress({ type: 'CONSULTATION', eventClass }),
          current: search.type === 'CONSULTATION',
        },
        {
          label: t('list.no_follow_up'),
          href: listAddress({ noFollowUp: true, eventClass }),
          current: search.noFollowUp === true,
        },
      ]}
      aside={
        <div className="list-filter">
          <ClassFilter search={search} />
          {count !== undefined && <span>{t('list.count', { count })}</span>}
        </div>
      }
    />
  )
}

const ClassFilter = ({ search }: { search: ListSearch }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const router = useRouter()
  return (
    <>
      <label htmlFor="event-class" aria-keyshortcuts="f">
        {t('list.event')}
      </label>
      <select
        id="event-class"
        className="input"
        value={search.eventClass ?? ''}
        onChange={event => {
          const eventClass = eventClassCodes.find(code => code === event.target.value)
          router.history.push(
            keepLanguage(
              listAddress({ type: search.type, noFollowUp: search.noFollowUp, eventClass }),
              router.latestLocation.href,
            ),
          )
        }}
      >
        <option value="">{t('list.every_event')}</option>
        {eventClassCodes.map(code => (
          <option key={code} value={code}>
            {eventClasses[code][language]}
          </option>
        ))}
      </select>
    </>
  )
}
