import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { type RefusalLine, RefusalList } from '../../ui/RefusalList.tsx'
import { dateAndTime } from '../../ui/time.ts'
import type { CaseFile } from './queries.ts'

/** What keeps a case open (src/share/cases/model.ts), and the part of the page where each is mended. */
const remedies = {
  not_in_follow_up: 'moves',
  cause: 'account',
  measures: 'measures',
  measures_unfinished: 'measures',
  lessons: 'account',
  containment_evidence: 'account',
  sweep: 'events',
  sweep_unanswered: 'sweep',
  sweep_running: 'sweep',
  sweep_unknown: 'sweep',
  sweep_not_isolated: 'sweep',
  sweep_doubtful: 'sweep',
  notices_open: 'notices',
  steps_unfinished: 'containment',
  fleet_not_swept: 'containment',
  watch_running: 'containment',
  quiet_period: 'notices',
} as const

type Lack = keyof typeof remedies
const isLack = (code: string): code is Lack => Object.hasOwn(remedies, code)

/** 閉鎖できません：残り n件, each line with its remedy on this page. */
export const ClosurePanel = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { closure, closedAt, state } = file
  // What is merged or withdrawn asks for no closure, and must not look ready for it.
  if (state === 'MERGED' || state === 'WITHDRAWN') return null
  if (closedAt)
    return <Note tone="done">{t('closure.closed', { at: dateAndTime(new Date(closedAt), { language }) })}</Note>
  if (closure.length === 0) return <Note tone="done">{t('closure.ready')}</Note>
  const lines = closure.map(({ code, values }): RefusalLine => {
    if (!isLack(code)) return { text: code }
    const part = remedies[code]
    return {
      text: t(`closure.${code}`, {
        count: Number(values?.count ?? 0),
        total: Number(values?.total ?? 0),
        first: String(values?.first ?? ''),
        until: String(values?.until ?? ''),
      }),
      support: t(`closure.${code}_why`),
      remedy: {
        label: t(`closure.remedy_${part}`),
        href: part === 'events' ? `/cases/${file.id}?tab=events` : `#${part}`,
      },
    }
  })
  return <RefusalList id="closure" title={t('closure.title', { count: closure.length })} lines={lines} />
}
