import { caseStates } from '../../src/kernel/taxonomy/case-states.ts'
import type { MailServer } from '../mail-server.ts'
import { inWordsOf, type Person } from './person.ts'
import { opensMail } from './post.ts'
import { wordsOf } from './story.ts'

const screenshot = { name: 'gate-server.txt', mimeType: 'text/plain', buffer: Buffer.from('restart 03:12') }

/** @returns the number on the receipt */
export const reportsInOneSentence = async (operator: Person): Promise<string> => {
  const { t, page, language } = operator
  await operator.open('/')
  await operator.follow(t('home:send_report'))
  await operator.write(t('reports:new.what'), wordsOf[language].report)
  await page.locator('input[type=file]').setInputFiles(screenshot)
  await page.getByRole('button', { name: t('attachments:remove', screenshot), exact: true }).waitFor()
  await operator.press(t('reports:new.send'))
  const title = page.getByRole('heading', { level: 1, name: /R-\d+/ })
  await title.waitFor()
  const number = /R-\d+/.exec((await title.textContent()) ?? '')?.[0] ?? ''
  await page.getByText(number, { exact: false }).nth(1).waitFor()
  return number
}

export const acknowledgesAndForwards = async (ministry: Person, post: MailServer): Promise<void> => {
  const { t, page } = ministry
  await opensMail(post, ministry, 'reports')
  await ministry.sees(wordsOf[ministry.language].report)
  await ministry.sees(screenshot.name)
  await ministry.press(t('reports:acts.acknowledge'))
  await ministry.isTold(t('reports:acts.acknowledged'))
  await ministry.press(t('reports:acts.forward'))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('reports:acts.forward'), exact: true })
    .click()
  await ministry.isTold(t('reports:acts.forwarded'))
}

/** @returns the address of the case */
export const makesItACase = async (head: Person, post: MailServer): Promise<string> => {
  const { t, page, language } = head
  await opensMail(post, head, 'reports')
  await head.press(t('reports:acts.acknowledge'))
  await head.isTold(t('reports:acts.acknowledged'))
  await head.press(t('reports:acts.open_case'))
  await head.write(t('reports:acts.case_title'), wordsOf[language].caseTitle)
  await head.choose(t('reports:acts.case_state'), inWordsOf(head, caseStates.CONFIRMED))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('reports:acts.open_case'), exact: true })
    .click()
  await head.isTold(t('reports:acts.case_opened'))
  await page.waitForURL(/\/cases\/[0-9a-f-]+/)
  await head.sees(t('cases:closure.title', { count: 5 }))
  return new URL(page.url()).pathname
}

export const asks = async (head: Person): Promise<void> => {
  const { t, language } = head
  await head.write(t('threads:you_write'), wordsOf[language].question)
  await head.press(t('threads:send'))
  await head.isTold(t('threads:sent'))
  await head.sees(wordsOf[language].question)
}

export const answers = async (operator: Person, post: MailServer): Promise<void> => {
  const { t, language } = operator
  await opensMail(post, operator, 'cases')
  await operator.sees(wordsOf[language].question)
  await operator.press(t('threads:reply'))
  await operator.write(t('threads:you_write'), wordsOf[language].answer)
  await operator.press(t('threads:send'))
  await operator.isTold(t('threads:sent'))
}
