import { useTranslation } from 'react-i18next'
import type { ContentInput } from '../../../src/share/reports/content.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import type { LaterKind } from './version-search.ts'

interface VersionSending {
  report: string
  /** The version that was read. */
  after: number
  kind: LaterKind
  /** The draft that is sent with it, once it is on the server. */
  stored?: string
}

/** Sent after the version that was read: another one in between is refused, and the text stays. */
export const useSendVersion = ({ report, after, kind, stored }: VersionSending, onDone: () => void) => {
  const { t } = useTranslation('reports')
  const api = useApi()
  return useAct(
    ({ content, attachments }: { content: ContentInput; attachments: string[] }, key) =>
      body(
        api.POST('/api/v1/reports/{id}/versions', {
          params: { path: { id: report } },
          headers: idempotent(key),
          body: { kind, content, after, attachments, draft: stored ?? null },
        }),
      ),
    { refreshes: [['reports'], ['home'], ['cases'], ['report-drafts']], said: t('write.sent'), onDone },
  )
}
