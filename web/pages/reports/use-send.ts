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
}

/** One key for one report: pressed again after a broken line, it is not sent twice. */
export const useSend = (
  { type, draft, base, convertedFrom }: Sending,
  onSent: (receipt: { id: string; number: string }) => void,
) => {
  const api = useApi()
  return useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/reports', {
          headers: idempotent(key),
          body: {
            type,
            content: contentOf(draft, base),
            to: draft.to,
            ministry: draft.ministry ?? null,
            convertedFrom,
          },
        }),
      ),
    { refreshes: [['reports'], ['home']], onDone: onSent },
  )
}
