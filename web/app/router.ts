import { createRouter } from '@tanstack/react-router'
import type { Api } from '../api/client.ts'
import { routeTree } from './routes.tsx'

export const createClientRouter = (api: Api) =>
  createRouter({
    routeTree,
    context: { api },
    scrollRestoration: true, // Back returns to the same row
    defaultPreload: 'intent',
    defaultStructuralSharing: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createClientRouter>
  }
}
