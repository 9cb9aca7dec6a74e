import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Loading } from '../../ui/Loading.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { EntranceFrame } from './EntranceFrame.tsx'
import { useGoIn } from './use-go-in.ts'
import { useOneTimeToken } from './use-one-time-token.ts'

/** The link that the demonstration prints leads here, and straight on to the home page. */
export const EnterPage = () => {
  const { t } = useTranslation('entrance')
  const api = useApi()
  const goIn = useGoIn()
  const token = useOneTimeToken()
  const { run, problem } = useAct(() => api.POST('/api/v1/demonstration/enter', { body: { token } }), {
    refreshes: [],
    onDone: () => goIn(),
  })
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true // a link opens once: the second effect of development must not use it up
    run(undefined)
  }, [run])
  return (
    <EntranceFrame title={t('enter.title')} support={t('enter.support')}>
      {problem ? <ProblemNote problem={problem} /> : <Loading rows={2} />}
      {problem && <p>{t('enter.remedy')}</p>}
    </EntranceFrame>
  )
}
