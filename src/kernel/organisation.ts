/** How an organisation is called on a given day: names are data with validity. */
export interface OrganisationName {
  id: string
  code: string
  ja: string
  en: string
  shortJa: string
  shortEn: string
  fictional: boolean
}
