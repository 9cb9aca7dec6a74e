import { onRecord } from '../chronicle-steps.ts'
import { enterOrganisations } from '../directory.ts'
import { enterPeople, foundCoordinator } from '../owner.ts'
import { japan, type Scene } from '../scene.ts'
import type { Kept } from '../steps.ts'
import { sayEffect, sendDirectives } from './decisions.ts'
import { tellFirstNotice } from './first-notice.ts'
import { tellLeak } from './leak.ts'
import { parties } from './organisations.ts'
import { of2015 } from './people.ts'
import { tellResults } from './results.ts'
import { refusedToClose, tellSecondNotice } from './second-notice.ts'

const duty = 'COORD.duty'

/** The evening of 1 June 2015: the replay goes on from here. */
export const endOfStory = japan('2015-06-01 19:00')

/** The parties and their people, before anything happens. */
export const enterParties = async (scene: Scene): Promise<void> => {
  await foundCoordinator(scene, japan('2015-01-09 09:00'))
  await enterPeople(scene, of2015, ([code]) => code === 'COORD')
  await enterOrganisations(scene, japan('2015-01-13 09:00'), 'COORD.head', parties)
  await enterPeople(scene, of2015, ([code]) => code !== 'COORD')
}

/** 1 June: instructions, a request for materials, the investigation, the press; and the case cannot be closed. */
const tellLastDay = async (
  scene: Scene,
  opened: Kept,
  { leak, event }: { leak: { id: string }; event: { id: string } },
): Promise<void> => {
  const put = (at: string, entry: Parameters<typeof onRecord>[4]) =>
    onRecord(scene, japan(`2015-06-01 ${at}`), duty, opened, entry)
  await put('17:00', {
    told: 'DECISION',
    when: '6月1日',
    from: 'HQ-HEAD',
    to: ['INV-TEAM', 'COORD'],
    words: '原因究明班を置いた。警察などから職員の派遣を受ける。',
    of: [leak],
  })
  await sayEffect(scene, '2015-06-01 17:05', event, 'INVESTIGATION_TEAM', '原因究明班を置いた。')
  await sendDirectives(scene, event)
  await put('18:00', {
    told: 'PUBLICATION',
    when: '6月1日',
    from: 'NBA',
    words: '約125万件の流出を公表した。流出が分かってから4日。',
    of: [leak],
  })
  await refusedToClose(scene, japan('2015-06-01 18:30'), duty, opened)
}

/** The case of 2015 from the first mail to the first of June, each message at its time (DOMAIN §7.2). */
export const tellPension = async (scene: Scene, progress: (line: string) => void): Promise<void> => {
  progress('Organisations and people of 2015 / 2015年の組織と人')
  await enterParties(scene)
  progress('8 to 28 May / 5月8日から28日')
  const first = await tellFirstNotice(scene)
  await tellResults(scene, first)
  const second = await tellSecondNotice(scene, first)
  progress('29 May to 1 June / 5月29日から6月1日')
  const leak = await tellLeak(scene, first, [first.mail, second])
  await tellLastDay(scene, first.opened, leak)
}
