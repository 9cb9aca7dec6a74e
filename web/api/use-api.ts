import { useRouteContext } from '@tanstack/react-router'
import type { Api } from './client.ts'

/** The client of /api/v1 that main.tsx made; pages take it from the router, tests give another. */
export const useApi = (): Api => useRouteContext({ from: '__root__' }).api
