import { type CaseState, caseStates } from '../../src/kernel/taxonomy/case-states.ts'
import { causeClasses, causeDetails } from '../../src/kernel/taxonomy/cause-classes.ts'
import { measureStates } from '../../src/kernel/taxonomy/measures.ts'
import { any, inOutline, inWordsOf, type Person } from './person.ts'
import { parties, wordsOf } from './story.ts'

const lacks = ['not_in_follow_up', 'cause', 'measures', 'lessons', 'containment_evidence'] as const

/** The state table offers no way to close; what is missing stands there in full. */
export const isRefusedClosure = async (head: Person, address: string): Promise<void> => {
  const { t, page } = head
  await head.open(address)
  const list = page.getByRole('region', { name: t('cases:closure.title', { count: lacks.length }) })
  for (const lack of lacks) await list.getByText(t(`cases:closure.${lack}`), { exact: true }).waitFor()
}

export const takesMeasure = async (head: Person): Promise<void> => {
  const { t, page, language } = head
  const { measure, proof } = wordsOf[language]
  await head.press(t('cases:measures.add'))
  await head.write(t('cases:measures.text'), measure)
  await head.select(t('cases:measures.owner_organisation'), parties.victim[language])
  await head.press(t('cases:measures.save'))
  await head.isTold(t('cases:measures.added'))
  await head.sees(t('cases:closure.measures_unfinished', { count: 1, total: 1 }))
  await head.press(t('cases:measures.change'))
  await head.choose(t('cases:measures.state'), inWordsOf(head, measureStates.DONE))
  await head.write(t('cases:measures.evidence'), proof)
  await head.press(t('cases:measures.save_change'))
  await page.getByText(t('cases:measures.evidence_is', { evidence: proof })).waitFor()
}

export const writesTheAccount = async (head: Person): Promise<void> => {
  const { t, language } = head
  await head.press(t('cases:account.edit'))
  await head.choose(inWordsOf(head, causeClasses.CA_INT), inWordsOf(head, causeDetails.CA_INT_STEAL))
  await head.write(t('cases:account.lessons'), wordsOf[language].lessons)
  await head.write(t('cases:account.evidence'), wordsOf[language].contained)
  await head.press(t('cases:account.save'))
  await head.isTold(t('cases:account.saved'))
}

const wayOfAnAttack = ['CONTAINING', 'CONTAINED', 'ERADICATED', 'RECOVERED', 'FOLLOW_UP'] as const

export const followsItToItsEnd = async (head: Person): Promise<void> => {
  const { t, page } = head
  const current = (state: CaseState) =>
    page
      .getByRole('list', { name: t('ui:path.label') })
      .getByRole('listitem')
      .and(page.locator('[aria-current=step]'))
      .getByText(inWordsOf(head, caseStates[state]), { exact: true })
  for (const to of wayOfAnAttack) {
    const state = inWordsOf(head, caseStates[to])
    await head.press(t('cases:moves.to', { state }))
    await head.press(t('cases:moves.confirm', { state }))
    await head.isTold(t('cases:moves.done'))
    await current(to).waitFor()
  }
}

export const closes = async (head: Person): Promise<void> => {
  const { t, page } = head
  await head.sees(t('cases:closure.ready'))
  await head.press(t('cases:moves.close'))
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('cases:moves.close'), exact: true })
    .click()
  await head.sees(inOutline(t('cases:closure.closed', { at: String(any) })))
}
