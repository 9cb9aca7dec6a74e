import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type FormVersion = Reply<'/api/v1/forms'>[number]
export type FormField = FormVersion['sections'][number]['fields'][number]
export type FormsOfReport = Reply<'/api/v1/reports/{id}/forms'>
export type Office = FormsOfReport['offices'][number]
export type FormExport = FormsOfReport['exports'][number]
export type FilledForm = Reply<'/api/v1/reports/{id}/forms/{code}'>

export interface Flaw {
  sheet: string
  row: number
  column: string
  field: string
  value: string
  ja: string
  en: string
}

export interface Preview {
  form: { code: string; seq: number; ja: string; en: string } | null
  layout: 'FORM' | 'BULK'
  reports: { row: number; summary: string; answers: number; own: number }[]
  flaws: Flaw[]
}

export interface Imported {
  drafts: string[]
  reports: { id: string; number: string }[]
  answers: number
}

export const useForms = () => {
  const api = useApi()
  return useQuery({ queryKey: ['forms'], queryFn: () => body(api.GET('/api/v1/forms')) })
}

/** Under “reports”, so that a follow-up or an answer of a colleague is shown at once. */
export const useFormsOfReport = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['reports', id, 'forms'],
    queryFn: () => body(api.GET('/api/v1/reports/{id}/forms', { params: { path: { id } } })),
  })
}

export const useFormsOfCase = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', id, 'forms'],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/forms', { params: { path: { id } } })),
  })
}

export const useFilled = (id: string, code: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['reports', id, 'forms', code],
    queryFn: () => body(api.GET('/api/v1/reports/{id}/forms/{code}', { params: { path: { id, code } } })),
  })
}

export const exportAddress = (id: string): string => `/api/v1/form-exports/${id}/content`
export const blankAddress = (
  code: string,
  layout: 'FORM' | 'BULK',
  medium: 'EXCEL' | 'CSV',
  language: string,
): string => `/api/v1/forms/${code}/blank?layout=${layout}&medium=${medium}&language=${language}`

/** Saves what the server sends as a file; it is never opened in the page. */
export const save = (address: string): void => {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
