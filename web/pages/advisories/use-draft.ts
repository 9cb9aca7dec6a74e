import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftInput } from '../../../src/share/advisories/content.ts'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import type { Problem } from '../../api/problem.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { useToast } from '../../ui/Toast.tsx'
import { draftOf, isSameDraft, travelling } from './draft.ts'
import type { Advisory } from './queries.ts'

export interface Draft {
  content: DraftInput
  set: (part: Partial<DraftInput>) => void
  setOthers: (part: Partial<DraftInput['others']>) => void
  unsaved: boolean
  save: () => void
  saving: boolean
  problem: Problem | undefined
  /** Somebody else saved first; the next save is made over the latest version, after reading it. */
  conflict: boolean
}

/** The text being written, kept on the page until it has been saved over exactly the version it was begun from. */
export const useDraft = (advisory: Advisory): Draft => {
  const { t } = useTranslation('advisories')
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [content, setContent] = useState(() => draftOf(advisory.content))
  const [conflict, setConflict] = useState(false)
  const unsaved = !isSameDraft(content, draftOf(advisory.content))
  const path = { id: advisory.id }
  const save = useAct(
    async (given: DraftInput) => {
      const version = conflict
        ? (await body(api.GET('/api/v1/advisories/{id}', { params: { path } }))).version
        : undefined
      return body(
        api.PUT('/api/v1/advisories/{id}', {
          params: { path },
          headers: ifMatch(`"${version ?? advisory.version}"`),
          body: travelling(given),
        }),
      )
    },
    {
      refreshes: [],
      onDone: saved => {
        queries.setQueryData(['advisories', advisory.id], saved)
        void queries.invalidateQueries({ queryKey: ['advisories', 'list'] })
        setContent(draftOf(saved.content))
        setConflict(false)
        toast(t('saved_done', { revision: saved.revision }))
      },
    },
  )
  const overtaken = save.problem?.code === 'changed_meanwhile'
  useEffect(() => {
    if (overtaken) setConflict(true)
  }, [overtaken])
  useLeaveWarning(unsaved)
  return {
    content,
    set: part => setContent({ ...content, ...part }),
    setOthers: part => setContent({ ...content, others: { ...content.others, ...part } }),
    unsaved,
    save: () => save.run(content),
    saving: save.busy,
    problem: overtaken ? undefined : save.problem,
    conflict,
  }
}

/** The browser asks before a page with unsaved text is closed. */
const useLeaveWarning = (unsaved: boolean): void => {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])
}
