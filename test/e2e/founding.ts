import { type Duty, duties } from '../../src/kernel/actor.ts'
import { type ActorKind, actorKinds } from '../../src/kernel/taxonomy/actor-kinds.ts'
import { type RelationKind, relationKinds } from '../../src/kernel/taxonomy/relation-kinds.ts'
import { sectors } from '../../src/kernel/taxonomy/sectors.ts'
import { inWordsOf, type Person } from './person.ts'
import { type Party, parties, password } from './story.ts'

export const foundsTheInstallation = async (head: Person, link: string): Promise<void> => {
  const { t } = head
  const { ja, en } = parties.coordinator
  await head.open(link)
  const answers = {
    organisationJa: ja,
    organisationEn: en,
    personJa: '佐久間 玲',
    personEn: 'SAKUMA Rei',
    titleJa: '室長',
    titleEn: 'Head of office',
    email: head.email,
    password,
  } as const
  for (const [field, text] of Object.entries(answers) as [keyof typeof answers, string][])
    await head.write(t(`entrance:fields.${field}`), text)
  await head.press(t('entrance:set_up.act'))
  await head.page.getByRole('heading', { level: 1, name: t('home:title', { count: 0 }) }).waitFor()
}

interface Entry {
  party: Party
  kinds: readonly ActorKind[]
  publicBody: boolean
  relation?: { kind: RelationKind; side: 'from_here' | 'to_here'; other: Party }
}

/** Through the directory's form; the page of the new organisation opens by itself. */
export const entersOrganisation = async (
  head: Person,
  { party, kinds, publicBody, relation }: Entry,
): Promise<void> => {
  const { t, language } = head
  await head.open('/directory')
  await head.follow(t('directory:add'))
  await head.write(t('directory:new.code'), party.code)
  await head.write(t('directory:new.ja'), party.ja)
  await head.write(t('directory:new.en'), party.en)
  await head.write(t('directory:new.short_ja'), party.ja)
  await head.write(t('directory:new.short_en'), party.en)
  await head.choose(t('directory:new.public'), t(publicBody ? 'directory:public_body' : 'directory:private_body'))
  await head.choose(t('directory:new.kinds'), ...kinds.map(kind => inWordsOf(head, actorKinds[kind])))
  await head.choose(t('directory:new.sectors'), inWordsOf(head, sectors.RLW))
  if (relation) {
    const words = inWordsOf(head, relationKinds[relation.kind])
    await head.choose(t('directory:new.relation'), words)
    await head.choose(t('directory:new.direction'), t(`directory:new.${relation.side}`, { relation: words }))
    await head.select(t('directory:new.other'), relation.other[language])
  }
  await head.press(t('directory:new.act'))
  await head.page.getByRole('heading', { level: 1, name: party[language] }).waitFor()
}

const idOf = (head: Person, { code }: Party): Promise<string> =>
  head.page.evaluate(async wanted => {
    const { items } = await (await fetch('/api/v1/organisations')).json()
    return items.find((one: { code: string }) => one.code === wanted).id as string
  }, code)

/** The form takes one relation; an operator that has two is entered from the same session, past the form. */
export const entersOperatorWithTwoRelations = async (head: Person, party: Party): Promise<void> => {
  const [ministry, ceptoar] = [await idOf(head, parties.ministry), await idOf(head, parties.ceptoar)]
  const { code, ja, en } = party
  const validFrom = '2026-04-01'
  const status = await head.page.evaluate(
    async body => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      return (await fetch('/api/v1/organisations', { method: 'POST', headers, body: JSON.stringify(body) })).status
    },
    {
      code,
      publicBody: false,
      names: [{ ja, en, shortJa: ja, shortEn: en, validFrom, validUntil: null }],
      kinds: ['CI_OPERATOR'],
      sectors: ['RLW'],
      validFrom,
      relations: [
        { kind: 'REGULATES', direction: 'TO_HERE', organisation: ministry },
        { kind: 'MEMBER_OF', direction: 'FROM_HERE', organisation: ceptoar },
      ],
    },
  )
  if (status >= 300) throw new Error(`the operator was refused with ${status}`)
}

interface Invited {
  to: Party
  name: { ja: string; en: string }
  title: { ja: string; en: string }
  /** Beyond writing reports and receiving, which the form offers ticked. */
  more: readonly Duty[]
}

/** @returns the link, as it is shown once and copied */
export const invites = async (head: Person, email: string, { to, name, title, more }: Invited): Promise<string> => {
  const { t, language, page } = head
  await head.open(`/directory/${await idOf(head, to)}`)
  await head.press(t('directory:invite'))
  await head.write(t('directory:invitation.ja'), name.ja)
  await head.write(t('directory:invitation.en'), name.en)
  await head.write(t('directory:invitation.email'), email)
  await head.write(t('directory:invitation.phone'), '03-0000-0142')
  await head.write(t('directory:invitation.title_ja'), title.ja)
  await head.write(t('directory:invitation.title_en'), title.en)
  await head.choose(t('directory:invitation.duties'), ...more.map(duty => inWordsOf(head, duties[duty])))
  await head.press(t('directory:invitation.act'))
  await head.sees(t('directory:invitation.done', { name: name[language] }))
  await head.press(t('directory:invitation.copy'))
  await head.sees(t('directory:invitation.copied'))
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await head.press(t('directory:invitation.close'))
  return link
}

export const acceptsInvitation = async (person: Person, link: string): Promise<void> => {
  const { t } = person
  await person.open(link)
  await person.sees(person.email)
  await person.write(t('entrance:new_password'), password)
  await person.press(t('entrance:invitation.act'))
  await person.page.getByRole('heading', { level: 1, name: t('home:title', { count: 0 }) }).waitFor()
}
