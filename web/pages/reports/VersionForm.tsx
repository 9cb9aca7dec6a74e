import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContentInput } from '../../../src/share/reports/content.ts'
import { finalLacks } from '../../../src/share/reports/model.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { usePresence } from '../../app/use-presence.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ActionBar, FormSection, PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { AttachFiles } from '../attachments/AttachFiles.tsx'
import { useUploads } from '../attachments/use-uploads.ts'
import { ContentFields } from './ContentFields.tsx'
import { ContestedFields } from './ContestedFields.tsx'
import { changedFields, inputOf, type StoredContent } from './content.ts'
import { DraftMark } from './DraftMark.tsx'
import { FinalRefusal } from './FinalRefusal.tsx'
import type { Report } from './queries.ts'
import { useDraft } from './use-draft.ts'
import { useSendVersion } from './use-send-version.ts'
import { useSharedDraft } from './use-shared-draft.ts'
import type { LaterKind } from './version-search.ts'

interface VersionFormProps {
  report: Report
  kind: LaterKind
  draftKey: string
}

export const VersionForm = ({ report, kind, draftKey }: VersionFormProps) => {
  const { t } = useTranslation(['reports', 'attachments'])
  const language = useLanguage()
  const router = useRouter()
  const [refused, setRefused] = useState(false)
  const [last] = useState(() => report.versions.at(-1)) // what was read: a version sent meanwhile must be refused
  const [base] = useState(() => inputOf(last?.content as StoredContent))
  const local = useDraft<ContentInput>(draftKey, () => base)
  const { draft, change, forget, savedAt, unsaved } = local
  const shared = useSharedDraft<ContentInput>({
    draftKey,
    kind,
    report: report.id,
    draft,
    touched: local.touched,
    onMerged: local.receive,
    outward: content => ({ content, to: 'MINISTRY', ministry: null }),
    inward: stored => stored.content as ContentInput,
  })
  const others = usePresence('report-drafts', shared.id)
  const uploads = useUploads()
  const changed = changedFields(base, draft)
  const lacks = kind === 'FINAL' ? finalLacks(draft) : []
  const send = useSendVersion({ report: report.id, after: last?.seq ?? 1, kind, stored: shared.id }, () => {
    forget()
    shared.forget()
    router.history.push(keepLanguage(`/reports/${report.id}`, router.latestLocation.href))
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setRefused(lacks.length > 0)
    if (lacks.length === 0 && !uploads.busy) send.run({ content: draft, attachments: uploads.ids })
  }
  return (
    <form className="page-form" onSubmit={submit} noValidate>
      <PageHead
        breadcrumb={[{ label: report.number, href: `/reports/${report.id}` }, { label: t(`write.title_${kind}`) }]}
        title={t(`write.title_${kind}`)}
        support={t(`write.support_${kind}`)}
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
      <PageBody>
        <ContestedFields shared={shared} />
        {refused && lacks.length > 0 && <FinalRefusal lacks={lacks} />}
        {send.problem && <ProblemNote problem={send.problem} />}
        <ContentFields content={draft} onChange={change} />
        <FormSection title={t('attachments:title')} support={t('attachments:visible')}>
          <AttachFiles uploads={uploads} />
        </FormSection>
      </PageBody>
      <ActionBar
        main={
          <Button
            type="submit"
            look={kind === 'WITHDRAWAL' ? 'danger' : 'primary'}
            size="large"
            busy={send.busy || uploads.busy}
            refusedBecause={refusalOf(report.may.followUp, language)}
          >
            {t(`write.send_${kind}`)}
          </Button>
        }
        others={
          <ButtonLink look="bare" size="large" href={`/reports/${report.id}`}>
            {t('write.back')}
          </ButtonLink>
        }
        phoneNote={
          <>
            {changed.length > 0 ? t('write.changed', { count: changed.length }) : t('write.unchanged')}
            {'　'}
            <Link href={`/reports/${report.id}`}>{t('write.back')}</Link>
          </>
        }
        aside={changed.length > 0 ? t('write.changed', { count: changed.length }) : t('write.unchanged')}
      />
    </form>
  )
}
