import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createApi } from './api/client.ts'
import { chosenLanguage } from './app/preferences.ts'
import { createQueries } from './app/query.ts'
import { signInAddress } from './app/return-address.ts'
import { createClientRouter } from './app/router.ts'
import { setByHeader } from './app/server-clock.ts'
import { startI18n } from './i18n/setup.ts'
import './styles/fonts.ts'
import './styles/index.css'

const language = chosenLanguage(new URLSearchParams(location.search).get('lang'))
document.documentElement.lang = language
const i18n = startI18n(language)

const api = createApi({
  language: () => i18n.language,
  onServerTime: setByHeader,
  onSignedOut: () => {
    const { pathname, href } = router.latestLocation
    if (pathname !== '/sign-in') router.history.push(signInAddress(href))
  },
})
const router = createClientRouter(api)

const place = document.getElementById('root')
if (place)
  createRoot(place).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={createQueries()}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  )
