import { type ErrorComponentProps, Navigate, Outlet, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/problem.ts'
import { PinnedFilters } from '../pages/filters/PinnedFilters.tsx'
import { useHome } from '../pages/home/use-home.ts'
import { waitingOf } from '../pages/home/waiting.ts'
import { useQuickSearch } from '../pages/search/use-quick-search.ts'
import { StepUpProvider } from '../pages/security/StepUpProvider.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { LiveNews } from '../ui/LiveNews.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PageBody } from '../ui/layout.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { ClientLinks, Frame } from './Frame.tsx'
import { useLive } from './live.ts'
import { chosenLanguage, rememberLanguage } from './preferences.ts'
import { forgetRecent } from './recent.ts'
import { ShiftStrip } from './ShiftStrip.tsx'
import { useActor, useSession } from './use-session.ts'

/** The address decides the language; the document says it, so that it is read and broken into lines rightly. */
export const Root = () => {
  const { i18n } = useTranslation()
  const language = chosenLanguage(useSearch({ from: '__root__' }).lang)
  useEffect(() => {
    document.documentElement.lang = language
    rememberLanguage(language)
    void i18n.changeLanguage(language)
  }, [i18n, language])
  return (
    <ClientLinks>
      <StepUpProvider>
        <Outlet />
      </StepUpProvider>
    </ClientLinks>
  )
}

/** Every page but sign-in lies in the frame, which is drawn from the session. */
export const Framed = () => {
  const { data: session, error, staleSince, refetch } = useSession()
  const home = useHome(!!session)
  const actor = useActor()
  const search = useQuickSearch()
  const live = useLive(actor?.seconded ? undefined : actor?.post)
  if (session)
    return (
      <Frame
        session={{ ...session, waiting: waitingOf(home.data?.loops ?? [], new Date(session.now)) }}
        staleSince={staleSince ?? home.staleSince ?? live.lostSince}
        news={
          <>
            <ShiftStrip />
            <LiveNews held={live.held} onShow={live.release} />
          </>
        }
        pinned={<PinnedFilters />}
        search={search}
      >
        <Outlet />
      </Frame>
    )
  if (session === null) return <ToSignIn />
  return <main id="main">{error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}</main>
}

/** Keeps the address one came for: it is taken once, before the move to the sign-in page changes it. */
const ToSignIn = () => {
  const router = useRouter()
  useEffect(forgetRecent, [])
  const [cameFor] = useState(router.latestLocation.href)
  return <Navigate to="/sign-in" search={{ return: cameFor }} replace />
}

/** What failed says so in its own place; the frame around it stays. */
export const PageFailed = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter()
  return (
    <Failed
      error={error}
      onRetry={() => {
        reset()
        void router.invalidate()
      }}
    />
  )
}

const Failed = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const { t } = useTranslation('frame')
  const problem = error instanceof ProblemError ? error.problem : { title: t('page.failed'), status: 0 }
  return (
    <>
      <PageHead title={t('page.failed_title')} />
      <PageBody>
        <ProblemNote problem={problem} onRetry={onRetry} />
      </PageBody>
    </>
  )
}

export const NotFound = () => {
  const { t } = useTranslation('frame')
  return (
    <>
      <PageHead title={t('page.not_found_title')} />
      <PageBody>
        <p>{t('page.not_found')}</p>
        <p>
          <ButtonLink href="/">{t('page.to_home')}</ButtonLink>
        </p>
      </PageBody>
    </>
  )
}
