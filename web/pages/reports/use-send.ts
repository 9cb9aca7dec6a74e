import { useSearch } from '@tanstack/react-router'
import type { ContentInput } from '../../../src/share/reports/content.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { contentOf, type ReportDraft } from './report-draft.ts'

interface Sending {
  type: 'REPORT' | 'CONSULTATION'
  draft: ReportDraft
  base?: ContentInput
  convertedFrom: string | null
  /** The draft that is sent with it, once it is on the server. */
  stored?: string
}

/** One key for one report: pressed again after a broken line, it is not sent twice. */
export const useSend = (
  { type, draft, base, convertedFrom, stored }: Sending,
  onSent: (receipt: { id: string; number: string }) => void,
) => {
  const api = useApi()
  const { invitation = null } = useSearch({ from: '/framed/reports/new' })
  return useAct(
    (attachments: readonly string[], key) =>
      body(
        api.POST('/api/v1/reports', {
          headers: idempotent(key),
          body: {
            type,
            content: contentOf(draft, base),
            to: draft.to,
            ministry: draft.ministry ?? null,
            convertedFrom,
            draft: stored ?? null,
            invitation,
            attachments: [...attachments],
          },
        }),
      ),
    { refreshes: [['reports'], ['home'], ['report-drafts']], onDone: onSent },
  )
}
