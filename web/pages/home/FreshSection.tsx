import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { ArrivalText } from '../../ui/ArrivalText.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { BriefRow, RowList } from '../../ui/RowList.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { entryAddress, entryKind } from '../inbox/entries.ts'
import { useLatestEntries } from '../inbox/use-inbox.ts'

const shown = 5

/** What arrived last, read or not; the inbox has the rest. */
export const FreshSection = () => {
  const { t } = useTranslation('home')
  const { t: inbox } = useTranslation('inbox')
  const latest = useLatestEntries(shown)
  const language = useLanguage()
  return (
    <div>
      <SectionHead id="fresh" title={t('fresh')} aside={<Link href="/inbox">{t('inbox')}</Link>} />
      <Answered query={latest} rows={2}>
        {entries =>
          entries.length === 0 ? (
            <p className="row-none">{t('fresh_none')}</p>
          ) : (
            <RowList labelledBy="fresh">
              {entries.map(entry => (
                <BriefRow
                  key={entry.id}
                  when={<ArrivalText at={new Date(entry.arrivedAt)} />}
                  kind={inbox(`kinds.${entryKind(entry)}`)}
                  title={`${entry.number}　${entry.from ? nameOf(entry.from, language, true) : entry.title}`}
                  href={entryAddress(entry)}
                />
              ))}
            </RowList>
          )
        }
      </Answered>
    </div>
  )
}
