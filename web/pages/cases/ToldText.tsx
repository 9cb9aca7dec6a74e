import { useTranslation } from 'react-i18next'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import type { ToldEntry } from './told.ts'

/** Who told whom, in whose words, whom it did not reach, and which traces it names. */
export const ToldText = ({ told }: { told: ToldEntry }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const named = (ids: readonly (string | null)[]) =>
    ids
      .flatMap(id => (id ? [told.parties[id]] : []))
      .flatMap(party => (party ? [nameOf(party, language, true)] : []))
      .join(language === 'ja' ? '、' : ', ')
  const [from, to, unreached] = [named([told.from]), named(told.to), named(told.unreached)]
  return (
    <>
      {from && <span className="secondary">　{to ? t('events.to', { from, to }) : from}</span>}
      {told.notice && (
        <span className="secondary">
          　<Link href={`/detection-notices/${told.notice.id}`}>{told.notice.number}</Link>
        </span>
      )}
      <p lang={told.language}>{told.words}</p>
      {unreached && <p className="alarming">{t('events.unreached', { parties: unreached })}</p>}
      {told.indicators.length > 0 && (
        <p className="secondary">
          {t('events.traces', { traces: told.indicators.map(({ value }) => value).join(', ') })}
        </p>
      )}
    </>
  )
}
