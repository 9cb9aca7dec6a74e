import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useApi } from '../../api/use-api.ts'
import { useActor } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { inputOf, type StoredContent } from './content.ts'
import { FirstReportForm } from './FirstReportForm.tsx'
import { useReport } from './queries.ts'
import { draftOf, emptyDraft, type ReportDraft } from './report-draft.ts'

/** A first report or a consultation; from a consultation it begins with everything that was said. */
export const NewReportPage = () => {
  const { from } = useSearch({ from: '/framed/reports/new' })
  const contact = useOwnContact()
  if (!contact) return <Waiting />
  return from ? <FromConsultation id={from} /> : <FirstReportForm initial={() => ({ ...emptyDraft, ...contact })} />
}

const Waiting = () => {
  const { t } = useTranslation('reports')
  return <PageHead title={t('new.title')} support={t('new.support')} />
}

const FromConsultation = ({ id }: { id: string }) => {
  const consultation = useReport(id)
  return (
    <Answered query={consultation}>
      {report => {
        const last = report.versions.at(-1)
        if (!last) return <PageBody>{null}</PageBody>
        const base = inputOf(last.content as StoredContent)
        return (
          <FirstReportForm
            initial={() => draftOf(base)}
            base={base}
            consultation={{ id: report.id, number: report.number }}
          />
        )
      }}
    </Answered>
  )
}

/** Nobody is asked for what the directory knows: name, post and telephone of whoever writes. */
const useOwnContact = (): Pick<ReportDraft, 'name' | 'phone'> | undefined => {
  const api = useApi()
  const language = useLanguage()
  const actor = useActor()
  const organisation = actor?.organisation.id
  const { data, isError } = useQuery({
    queryKey: ['organisations', organisation],
    enabled: organisation !== undefined,
    queryFn: () => body(api.GET('/api/v1/organisations/{id}', { params: { path: { id: organisation ?? '' } } })),
  })
  if (!actor || (!data && !isError)) return undefined
  const phone = data?.posts.find(post => post.id === actor.post)?.phone || data?.windowPhone || ''
  const title = language === 'ja' ? actor.titleJa : actor.titleEn
  return { name: `${title}　${actor.person[language]}`, phone }
}
