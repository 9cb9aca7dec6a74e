import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { notificationKinds } from '../../src/share/notifications/model.ts'
import { launchBrowser } from '../browser.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { freePort, type ServerProcess, startProcess } from '../server-process.ts'
import { asksForApproval, asksForConsent, draftsTheAdvisory, grantsNarrower, releases } from './advising.ts'
import { closes, followsItToItsEnd, isRefusedClosure, takesMeasure, writesTheAccount } from './closing.ts'
import {
  acceptsInvitation,
  entersOperatorWithTwoRelations,
  entersOrganisation,
  foundsTheInstallation,
  invites,
} from './founding.ts'
import { type Person, sitDown } from './person.ts'
import { sentTo } from './post.ts'
import { passesOn, receivesAndActs, seesOnTheBoard } from './receiving.ts'
import { acknowledgesAndForwards, answers, asks, makesItACase, reportsInOneSentence } from './reporting.ts'
import { parties, wordsOf } from './story.ts'

const browser: Browser | null = await launchBrowser()

const desks = ['head', 'second', 'ministry', 'ceptoar', 'victim', 'peer'] as const
type Desk = (typeof desks)[number]

describe.runIf(browser).each(['ja', 'en'] as const)(
  'the walk from the set-up link to the closed case, in %s',
  language => {
    let folder = ''
    const words = wordsOf[language]
    const people = {} as Record<Desk, Person>
    let post: MailServer
    let server: ServerProcess
    let number = ''
    let caseAddress = ''

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'noroshi-walk-'))
      post = await startMailServer()
      server = await startProcess(
        'serve',
        { NOROSHI_DATA: folder, SMTP_URL: post.url, NOROSHI_SECOND_FACTOR: 'enrolled' },
        await freePort(),
      )
      for (const desk of desks)
        people[desk] = await sitDown(browser as Browser, server.url, { email: `${desk}@walk.example`, language })
    })
    let stopped = false
    beforeEach(({ skip }) => {
      if (stopped) skip('the walk stopped before this step')
      onTestFailed(() => {
        stopped = true
      })
    })
    afterAll(async () => {
      for (const { page } of Object.values(people)) await page.context().close()
      await server?.stop()
      await post?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it('founds the installation, enters the organisations and lets their people in', async () => {
      const { head } = people
      await foundsTheInstallation(head, /http:\S+set-up#\S+/.exec(server.output())?.[0] ?? '')
      const { coordinator, ministry, ceptoar, victim, peer } = parties
      await entersOrganisation(head, {
        party: ministry,
        kinds: ['MINISTRY', 'SECTOR_MINISTRY', 'MINISTRY_CSIRT'],
        publicBody: true,
      })
      await entersOrganisation(head, {
        party: victim,
        kinds: ['CI_OPERATOR'],
        publicBody: false,
        relation: { kind: 'REGULATES', side: 'to_here', other: ministry },
      })
      await entersOrganisation(head, {
        party: ceptoar,
        kinds: ['CEPTOAR'],
        publicBody: true,
        relation: { kind: 'MEMBER_OF', side: 'to_here', other: victim },
      })
      await entersOperatorWithTwoRelations(head, peer)

      const duties = { second: ['TRIAGE', 'DRAFT', 'RELEASE'], rest: ['CONSENT', 'ADMINISTER'] } as const
      const places = { second: coordinator, ministry, ceptoar, victim, peer }
      for (const desk of ['second', 'ministry', 'ceptoar', 'victim', 'peer'] as const) {
        const person = people[desk]
        const link = await invites(head, person.email, {
          to: places[desk],
          name: { ja: `${desk} 当直`, en: `DUTY ${desk}` },
          title: { ja: '当直責任者', en: 'Head of the watch' },
          more: desk === 'second' ? duties.second : duties.rest,
        })
        await acceptsInvitation(person, link)
      }
    })

    it('R-013, R-038: one sentence reaches the ministry and the coordinator, becomes a case and is asked about', async () => {
      const { head, ministry, victim } = people
      number = await reportsInOneSentence(victim)
      await acknowledgesAndForwards(ministry, post)
      caseAddress = await makesItACase(head, post)
      await asks(head)
      await answers(victim, post)
      await head.open(caseAddress)
      await head.sees(words.answer)
    })

    it('R-036, R-049: an advisory goes out without the victim’s name, within its consent, by a second person', async () => {
      const { head, second, victim } = people
      await draftsTheAdvisory(head, caseAddress)
      await asksForConsent(head)
      await grantsNarrower(victim, post)
      await asksForApproval(head, post)
      expect(await releases(second, post)).toBeGreaterThanOrEqual(3)
    })

    it('R-039, R-042: it goes from tier to tier, is answered, and the board shows who has acted', async () => {
      const { second, ministry, ceptoar, victim, peer } = people
      await passesOn(ministry, post, 1)
      await passesOn(ceptoar, post, 1)
      await receivesAndActs(peer, post)
      await seesOnTheBoard(second, parties.peer)
      await peer.open('/inbox')
      await peer.sees(words.subject)
      expect(victim.given.join()).toContain(parties.victim[language]) // what is looked for below can be found
      const read = [...peer.given, await peer.page.content()].join('\n')
      expect(read).toContain(words.subject)
      for (const name of [parties.victim.ja, parties.victim.en, parties.victim.code]) expect(read).not.toContain(name)
    })

    it('R-028, R-029: the case closes only with cause, measures, lessons and evidence', async () => {
      const { head } = people
      await isRefusedClosure(head, caseAddress)
      await takesMeasure(head)
      await writesTheAccount(head)
      await followsItToItsEnd(head)
      await closes(head)
    })

    it('every mail carries number and label and no word of what was written, and nobody is told twice', () => {
      const confidential = [...Object.values(words), parties.victim.ja, parties.victim.en]
      expect(post.mails.length).toBeGreaterThanOrEqual(10)
      for (const { subject = '', text = '' } of post.mails) {
        expect(subject).toMatch(/^\[TLP:[A-Z+]+\] .+ [A-Z]+-\d+(-\w+)?$/)
        for (const phrase of confidential) expect(`${subject}\n${text}`).not.toContain(phrase)
      }
      for (const desk of ['ministry', 'ceptoar', 'victim', 'peer'] as const)
        expect(sentTo(post, people[desk], 'inbox')).toHaveLength(1)
      expect(post.mails.some(({ subject }) => subject?.endsWith(number))).toBe(true)
      const ids = post.mails.map(({ messageId }) => messageId)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [desk, about] of [
        ['second', 'advisories'],
        ['victim', 'consents'],
      ] as const)
        expect(sentTo(post, people[desk], about)).toHaveLength(1)
      expect(sentTo(post, people.peer, 'inbox')[0]?.subject).toContain(notificationKinds['edition.received'][language])
    })
  },
)
