import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { StoredDraft } from './use-shared-draft.ts'

const addressOf = ({ id, kind, report }: StoredDraft): string =>
  kind === 'FIRST' || kind === 'CONSULTATION'
    ? `/reports/new?draft=${id}${kind === 'CONSULTATION' ? '&as=consultation' : ''}${report ? `&from=${report}` : ''}`
    : `/reports/${report}/versions/new?kind=${kind}`

/** What this organisation has begun and not sent; nobody else sees it. Discarding can be taken back. */
export const DraftList = () => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const api = useApi()
  const [gone, setGone] = useState<string>()
  const { data: drafts = [] } = useQuery({
    queryKey: ['report-drafts'],
    queryFn: () => body(api.GET('/api/v1/report-drafts')),
  })
  const refreshes = [['report-drafts']]
  const discard = useAct((id: string) => body(api.DELETE('/api/v1/report-drafts/{id}', { params: { path: { id } } })), {
    refreshes,
    onDone: (_, id) => setGone(id),
  })
  const restore = useAct(
    (id: string) => body(api.PUT('/api/v1/report-drafts/{id}/restoration', { params: { path: { id } } })),
    { refreshes, onDone: () => setGone(undefined) },
  )
  if (drafts.length === 0 && !gone) return null
  return (
    <Panel title={t('drafts.title')}>
      {gone && (
        <Note lead={t('drafts.discarded')}>
          <Button size="small" busy={restore.busy} onPress={() => restore.run(gone)}>
            {t('drafts.undo')}
          </Button>
        </Note>
      )}
      <ul>
        {drafts.map(draft => (
          <li key={draft.id}>
            <Link href={addressOf(draft)}>{draft.content.summary?.slice(0, 60) || t('drafts.no_words')}</Link>
            {'　'}
            {draft.number}　{t('drafts.saved')} <TimeText at={new Date(draft.savedAt)} />　{draft.savedBy?.[language]}
            {'　'}
            <Button size="small" onPress={() => discard.run(draft.id)}>
              {t('drafts.discard')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
