import { useTranslation } from 'react-i18next'
import { displayName } from '../../../src/share/attachments/model.ts'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { type RefusalLine, RefusalList } from '../../ui/RefusalList.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { placeInFile } from './place-in-file.ts'
import type { Advisory } from './queries.ts'
import { refusalWords } from './refusal-words.ts'

/** 公開できません：n件, each with the part of the page that mends it. */
export const RefusalPanel = ({ advisory: { refusals, state, releasedAt, returnedReason } }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  if (state === 'RELEASED')
    return (
      <Note tone="done">
        {t('released', { at: releasedAt ? dateAndTime(new Date(releasedAt), { language }) : '' })}
      </Note>
    )
  const lines = refusals.map((missing): RefusalLine => {
    const words = refusalWords(missing)
    if (!words) return { text: missing.code }
    return {
      text: t(`refused.${words.sentence}`, {
        count: Number(missing.values?.count ?? 0),
        limit: String(missing.values?.limit ?? ''),
        threshold: Number(missing.values?.threshold ?? 0),
        name: displayName(String(missing.values?.name ?? '')),
        place: placeInFile(String(missing.values?.field ?? ''), language) ?? t('files.name'),
      }),
      support: t(`refused_why.${words.why}`),
      remedy: { label: t(`remedy.${words.remedy}`), href: words.href },
    }
  })
  return (
    <>
      {state === 'RETURNED' && returnedReason && (
        <Note tone="alarm" lead={t('returned')}>
          {returnedReason}
        </Note>
      )}
      {lines.length === 0 ? (
        <Note tone="done">{t('ready')}</Note>
      ) : (
        <RefusalList id="refusals" title={t('refused_title', { count: lines.length })} lines={lines} />
      )}
    </>
  )
}
