import { deliveryStates } from '../../src/kernel/taxonomy/deliveries.ts'
import { assessments } from '../../src/share/advisories/delivery/model.ts'
import type { MailServer } from '../mail-server.ts'
import { inWordsOf, type Person } from './person.ts'
import { opensMail } from './post.ts'
import { type Party, wordsOf } from './story.ts'

/** One press is receipt and relay; the button says to how many. */
export const passesOn = async (tier: Person, post: MailServer, count: number): Promise<void> => {
  const { t, language } = tier
  await opensMail(post, tier, 'inbox')
  await tier.sees(wordsOf[language].subject)
  await tier.press(t('deliveries:relay', { count }))
  await tier.isTold(t('deliveries:acknowledged'))
}

/** The mail leads to the one button; what is asked stands on the page behind it. */
export const receivesAndActs = async (operator: Person, post: MailServer): Promise<void> => {
  const { t, language } = operator
  const { subject, request, action } = wordsOf[language]
  await opensMail(post, operator, 'inbox')
  await operator.sees(subject)
  await operator.press(t('deliveries:i_have_it'))
  await operator.isTold(t('deliveries:acknowledged'))
  await operator.follow(t('deliveries:read_it'))
  await operator.sees(request)
  await operator.choose(t('deliveries:assess'), inWordsOf(operator, assessments.AFFECTED))
  await operator.write(t('deliveries:affected_count'), '2')
  await operator.press(t('deliveries:answer_assessment'))
  await operator.isTold(t('deliveries:done'))
  await operator.write(t('deliveries:action'), action)
  await operator.press(t('deliveries:act'))
  await operator.sees(action)
}

export const seesOnTheBoard = async (coordinator: Person, party: Party): Promise<void> => {
  const { t, page, language } = coordinator
  await coordinator.follow(t('advisories:to_board'))
  await page.getByRole('heading', { level: 1, name: wordsOf[language].subject }).waitFor()
  await page
    .getByRole('img', { name: `${party[language]}：${inWordsOf(coordinator, deliveryStates.ACTED)}`, exact: true })
    .waitFor()
}
