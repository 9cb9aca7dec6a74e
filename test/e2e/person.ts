import type { i18n } from 'i18next'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Labelled, Language } from '../../src/kernel/taxonomy/label.ts'
import { startI18n } from '../../web/i18n/setup.ts'

export interface Person {
  page: Page
  language: Language
  email: string
  /** The words of the pages, from the catalogue itself. */
  t: i18n['t']
  /** Every answer of the server that this person's pages have read. */
  given: string[]
  open(address: string): Promise<void>
  press(name: string): Promise<void>
  follow(name: string): Promise<void>
  write(label: string, text: string): Promise<void>
  select(label: string, option: string): Promise<void>
  /** Taps answers of one question; a box that is ticked already is unticked. */
  choose(question: string, ...answers: readonly string[]): Promise<void>
  sees(words: string | RegExp): Promise<void>
  /** Reads the notice that an act was done, and closes it: it stays until then and lies over the page. */
  isTold(notice: string): Promise<void>
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s')

/** Stands in a sentence of the catalogue for a figure or a time that the test cannot foretell. */
export const any = 4711
export const inOutline = (sentence: string): RegExp => new RegExp(`^${escaped(sentence).replace(String(any), '.+')}$`)

/** A person at a browser of their own: nothing is shared with anybody else but the server. */
export const sitDown = async (
  browser: Browser,
  server: string,
  { email, language }: { email: string; language: Language },
): Promise<Person> => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const given: string[] = []
  page.on('response', response => {
    if (!response.url().startsWith(`${server}/api/`)) return
    response.text().then(
      text => given.push(text),
      () => undefined, // a page that was left before its answer was read
    )
  })
  const { t } = startI18n(language)
  const labelled = (label: string): RegExp =>
    new RegExp(`^${escaped(label)}\\s*(${escaped(t('ui:required'))}|${escaped(t('ui:optional'))})?$`)
  const group = (question: string): Locator =>
    page.getByRole('radiogroup', { name: labelled(question) }).or(page.getByRole('group', { name: labelled(question) }))
  return {
    page,
    language,
    email,
    t,
    given,
    open: async address => {
      const [path = '', token] = address.replace(server, '').split('#')
      await page.goto(`${server}${path}${path.includes('?') ? '&' : '?'}lang=${language}${token ? `#${token}` : ''}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
    press: name => page.getByRole('button', { name, exact: true }).click(),
    follow: name => page.getByRole('link', { name, exact: true }).click(),
    write: (label, text) => page.getByLabel(labelled(label)).fill(text),
    select: async (label, option) => {
      await page.getByLabel(labelled(label)).selectOption({ label: option })
    },
    choose: async (question, ...answers) => {
      for (const answer of answers) await group(question).getByText(answer, { exact: true }).click()
    },
    sees: words => page.getByText(words).first().waitFor(),
    isTold: async notice => {
      const region = page.getByRole('region', { name: t('ui:toast.region'), exact: true })
      await region.getByText(notice, { exact: true }).waitFor()
      await region.getByRole('button', { name: t('ui:toast.dismiss'), exact: true }).click()
    },
  }
}

export const inWordsOf = ({ language }: Person, label: Labelled): string => label[language]
