import { actorKinds } from '../../src/kernel/taxonomy/actor-kinds.ts'
import { sectors } from '../../src/kernel/taxonomy/sectors.ts'
import { consentStates } from '../../src/kernel/taxonomy/sharing.ts'
import type { MailServer } from '../mail-server.ts'
import { any, inOutline, inWordsOf, type Person } from './person.ts'
import { opensMail } from './post.ts'
import { parties, wordsOf } from './story.ts'

/** Two texts from the report's own words; the machine proposes what names the victim, the author accepts it. */
export const draftsTheAdvisory = async (head: Person, caseAddress: string): Promise<void> => {
  const { t, page, language } = head
  const words = wordsOf[language]
  await head.open(caseAddress)
  await head.follow(t('cases:draft_advisory'))
  await head.press(t('advisories:begin.act'))
  await head.press(t('advisories:edit'))
  const others = page.getByRole('region', { name: t('advisories:others'), exact: true })
  await others.getByLabel(t('advisories:face_title'), { exact: true }).fill(words.subject)
  await others.getByLabel(t('advisories:face_requests'), { exact: true }).fill(words.request)
  await head.choose(t('advisories:kinds'), inWordsOf(head, actorKinds.CI_OPERATOR))
  await head.write(t('advisories:purpose'), words.purpose)
  await head.press(t('advisories:save'))
  await head.isTold(t('advisories:saved_done', { revision: 2 }))
  await head.sees(t('advisories:refused.identifier_left', { count: 1 }))
  await head.press(t('advisories:propose'))
  await others
    .locator('del')
    .getByText(parties.victim[language])
    .or(others.getByText(parties.victim[language]))
    .first()
    .waitFor()
  await others.getByRole('button', { name: t('advisories:accept'), exact: true }).click()
  await head.press(t('advisories:save'))
  await head.isTold(t('advisories:saved_done', { revision: 3 }))
  await page.getByText(t('advisories:refused.identifier_left', { count: 1 })).waitFor({ state: 'detached' })
  await head.press(t('advisories:stop_editing'))
}

export const asksForConsent = async (head: Person): Promise<void> => {
  await head.press(head.t('advisories:ask_consent'))
  await head.isTold(head.t('advisories:asked'))
}

/** Less than was asked: railways alone, and on a condition. */
export const grantsNarrower = async (operator: Person, post: MailServer): Promise<void> => {
  const { t, language } = operator
  const { subject, conditions, purpose } = wordsOf[language]
  await opensMail(post, operator, 'consents')
  await operator.sees(subject)
  await operator.sees(purpose)
  await operator.choose(t('consents:verdict'), t('consents:narrow'))
  await operator.choose(t('consents:narrow_sectors'), inWordsOf(operator, sectors.RLW))
  await operator.write(t('consents:conditions'), conditions)
  await operator.press(t('consents:act_narrow'))
  await operator.isTold(t('consents:done'))
  await operator.sees(conditions)
}

/** The author reads the answer, asks for approval, and cannot release alone. */
export const asksForApproval = async (head: Person, post: MailServer): Promise<void> => {
  const { t, page, language } = head
  await opensMail(post, head, 'consents')
  await head.sees(inWordsOf(head, consentStates.CONDITIONAL))
  await head.sees(wordsOf[language].conditions)
  await head.open('/advisories')
  await page
    .getByRole('row')
    .filter({ hasText: wordsOf[language].caseTitle })
    .getByRole('link', { name: wordsOf[language].caseTitle })
    .click()
  await head.press(t('advisories:request_review'))
  await head.isTold(t('advisories:review_requested'))
  await head.sees(t('advisories:refused.second_person'))
  const release = page.getByRole('button', { name: inOutline(t('advisories:release', { count: any })) })
  await release.and(page.locator('[aria-disabled=true]')).waitFor()
}

/** @returns how many organisations the second person was told it would reach */
export const releases = async (second: Person, post: MailServer): Promise<number> => {
  const { t, page, language } = second
  await opensMail(post, second, 'advisories')
  await second.sees(t('advisories:ready'))
  await second.sees(wordsOf[language].subject)
  const release = page.getByRole('button', { name: inOutline(t('advisories:release', { count: any })) })
  const count = Number(/\d+/.exec((await release.textContent()) ?? '')?.[0])
  await release.click()
  await second.sees(t('advisories:release_what', { count }))
  await second.press(t('advisories:release_short', { count }))
  await second.isTold(t('advisories:released_done', { count }))
  return count
}
