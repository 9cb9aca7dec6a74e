import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContentInput } from '../../../src/share/reports/content.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { usePresence } from '../../app/use-presence.ts'
import { useActor, useSession } from '../../app/use-session.ts'
import { useLanguage } from '../../ui/language.ts'
import { Columns, FormSection } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { AttachFiles } from '../attachments/AttachFiles.tsx'
import { useUploads } from '../attachments/use-uploads.ts'
import { ContestedFields } from './ContestedFields.tsx'
import { DraftMark } from './DraftMark.tsx'
import { FirstReportBar } from './FirstReportBar.tsx'
import { FirstReportProblems } from './FirstReportProblems.tsx'
import { ConsultWhom, MinistryChoice, OptionalFields } from './OptionalFields.tsx'
import { useWay } from './queries.ts'
import { RequiredFields } from './RequiredFields.tsx'
import { draftOf, lacksOf, type ReportDraft, unfinished } from './report-draft.ts'
import { useDraft } from './use-draft.ts'
import { useSend } from './use-send.ts'
import { useSharedDraft } from './use-shared-draft.ts'
import { WayPanel } from './WayPanel.tsx'
import { ministriesOf } from './way.ts'

interface FirstReportFormProps {
  initial: () => ReportDraft
  /** Everything a consultation said, and its number. */
  base?: ContentInput
  consultation?: { id: string; number: string }
}

/** From knowing to sent in three minutes, by someone who has never used it (SCREENS §8.2). */
export const FirstReportForm = ({ initial, base, consultation }: FirstReportFormProps) => {
  const { t } = useTranslation(['reports', 'attachments'])
  const { as, draft: draftId } = useSearch({ from: '/framed/reports/new' })
  const mode = as === 'consultation' && !consultation ? 'consultation' : 'report'
  const router = useRouter()
  const view = useSession().data?.view ?? 'coordinating'
  const language = useLanguage()
  const [tried, setTried] = useState(false)
  const post = useActor()?.post ?? 'nobody' // a draft belongs to the post that wrote it
  const draftKey = `${post}.${draftId ?? consultation?.id ?? 'new'}`
  const local = useDraft(draftKey, initial)
  const { draft, change, forget, savedAt, unsaved } = local
  const shared = useSharedDraft<ReportDraft>({
    id: draftId,
    draftKey,
    kind: mode === 'consultation' ? 'CONSULTATION' : 'FIRST',
    report: consultation?.id ?? null,
    draft,
    touched: local.touched,
    onMerged: local.receive,
    outward: given => ({ content: unfinished(given, base), to: given.to, ministry: given.ministry ?? null }),
    inward: stored => ({
      ...draftOf(stored.content as ContentInput),
      to: stored.to,
      ...(stored.ministry ? { ministry: stored.ministry } : {}),
    }),
  })
  const others = usePresence('report-drafts', shared.id)
  const uploads = useUploads()
  const type = mode === 'consultation' ? 'CONSULTATION' : 'REPORT'
  const way = useWay(type, draft.to)
  const ministries = way.data ? ministriesOf(way.data) : []
  const lacks = lacksOf(draft, ministries.length > 1)
  const send = useSend({ type, draft, base, convertedFrom: consultation?.id ?? null, stored: shared.id }, receipt => {
    forget()
    shared.forget()
    router.history.push(keepLanguage(`/reports/${receipt.id}/receipt`, router.latestLocation.href))
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (lacks.length === 0 && way.data?.decision.allowed !== false && !uploads.busy) send.run(uploads.ids)
  }
  return (
    <form className="page-form" onSubmit={submit} noValidate>
      <PageHead
        breadcrumb={[
          { label: t(`list.title_${view}`), href: '/reports' },
          { label: consultation ? t('new.crumb_converted', consultation) : t(`new.crumb_${mode}`) },
        ]}
        title={t(mode === 'report' ? 'new.title' : 'new.title_consultation')}
        support={t(mode === 'report' ? 'new.support' : 'new.support_consultation')}
        state={
          <DraftMark
            savedAt={savedAt}
            unsaved={unsaved}
            serverAt={shared.savedAt}
            lineDown={shared.lineDown}
            others={others}
          />
        }
      />
      <Columns
        side={
          <WayPanel
            mode={mode}
            way={way.data}
            chosen={draft.ministry}
            converted={!!consultation}
            label={base?.tlp ?? 'TLP:AMBER+STRICT'}
          />
        }
      >
        <ContestedFields shared={shared} />
        <FirstReportProblems lacks={tried ? lacks : []} problem={send.problem} />
        <RequiredFields draft={draft} onChange={change} lacks={tried ? lacks : []} problem={send.problem} />
        {mode === 'consultation' && <ConsultWhom draft={draft} onChange={change} />}
        {ministries.length > 1 && (
          <MinistryChoice
            draft={draft}
            onChange={change}
            ministries={ministries}
            missing={tried && lacks.includes('ministry')}
          />
        )}
        <OptionalFields draft={draft} onChange={change} />
        <FormSection title={t('attachments:title')} support={t('attachments:visible')}>
          <AttachFiles uploads={uploads} />
        </FormSection>
      </Columns>
      <FirstReportBar
        mode={mode}
        way={way.data}
        busy={send.busy || uploads.busy}
        converted={!!consultation}
        refused={way.data && refusalOf(way.data.decision, language)}
      />
    </form>
  )
}
