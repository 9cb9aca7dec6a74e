import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { systemClock } from '../src/kernel/clock.ts'
import { ClientLinks, Frame } from './app/Frame.tsx'
import { chosenLanguage } from './app/preferences.ts'
import { setByServer } from './app/server-clock.ts'
import { CaseView } from './gallery/CaseView.tsx'
import { FormView } from './gallery/FormView.tsx'
import { HomeView } from './gallery/HomeView.tsx'
import { PartsView } from './gallery/PartsView.tsx'
import { scene, session } from './gallery/scene.ts'
import { startI18n } from './i18n/setup.ts'
import './styles/fonts.ts'
import './styles/index.css'

/** A page for whoever works on the parts: /gallery.html?view=case&lang=en. No part of the product. */
const views = { home: HomeView, form: FormView, case: CaseView, parts: PartsView }
const addresses: Record<keyof typeof views, string> = {
  home: '/',
  form: '/reports/new',
  case: '/cases',
  parts: '/inbox',
}

const search = new URLSearchParams(location.search)
const view = (Object.keys(views) as (keyof typeof views)[]).find(name => name === search.get('view')) ?? 'parts'
const View = views[view]
const language = chosenLanguage(search.get('lang'))
document.documentElement.lang = language
setByServer(scene.now, systemClock.now(), systemClock.now())

const Gallery = () => (
  <ClientLinks>
    <Frame session={session} staleSince={view === 'parts' ? scene.at('03:06') : undefined}>
      <View />
    </Frame>
  </ClientLinks>
)

const router = createRouter({
  routeTree: createRootRoute({ component: Gallery, notFoundComponent: Gallery }),
  history: createMemoryHistory({ initialEntries: [`${addresses[view]}?lang=${language}`] }),
})

const place = document.getElementById('root')
if (place)
  createRoot(place).render(
    <I18nextProvider i18n={startI18n(language)}>
      <RouterProvider router={router as never} />
    </I18nextProvider>,
  )
