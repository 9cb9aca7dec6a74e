import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import type { Body } from '../../api/reply.ts'
import { type Act, useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { useLanguage } from '../../ui/language.ts'
import type { Notice } from './queries.ts'

type NoticeActBody = Body<'/api/v1/detection-notices/{id}/acts'>
export type Doing = Pick<NoticeActBody, 'act'> & Partial<NoticeActBody>

/** One act on the notice as it was read; somebody who was faster is not overwritten. */
export const useNoticeAct = (notice: Pick<Notice, 'id' | 'version'>, said: string, onDone?: () => void): Act<Doing> => {
  const api = useApi()
  const language = useLanguage()
  return useAct(
    (doing: Doing, key) =>
      body(
        api.POST('/api/v1/detection-notices/{id}/acts', {
          params: { path: { id: notice.id } },
          headers: { ...idempotent(key), ...ifMatch(`"${notice.version}"`) },
          body: { words: '', happened: null, language, ...doing },
        }),
      ),
    { refreshes: [['detection-notices'], ['home'], ['cases']], said, ...(onDone ? { onDone: () => onDone() } : {}) },
  )
}
