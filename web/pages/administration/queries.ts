import { queryOptions } from '@tanstack/react-query'
import { type Api, body } from '../../api/client.ts'
import type { paths } from '../../api/generated.d.ts'

export type Colleague = paths['/api/v1/colleagues']['get']['responses'][200]['content']['application/json'][number]

export const colleaguesQuery = (api: Api) =>
  queryOptions({ queryKey: ['colleagues'], queryFn: () => body(api.GET('/api/v1/colleagues')) })

export const organisationKeysQuery = (api: Api) =>
  queryOptions({ queryKey: ['organisation-keys'], queryFn: () => body(api.GET('/api/v1/keys')) })
