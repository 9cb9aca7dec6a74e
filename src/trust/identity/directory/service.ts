import type { Duty, PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, decideNow } from '../../access/service.ts'
import { append } from '../../audit/service.ts'
import { issueLink } from '../links/service.ts'
import { insertPersonWithPost } from './people-store.ts'
import * as store from './store.ts'

export const list = store.listOrganisations
export const idsOfCodes = store.idsOfCodes

export const organisation = async (tx: Tx, id: string) => {
  return {
    ...(await mustSee(tx, id)),
    names: await store.namesOf(tx, id),
    relations: await store.relationsOf(tx, id),
    posts: await store.postsOf(tx, id),
  }
}

const mustSee = async (tx: Tx, id: string): Promise<store.ListedOrganisation> => {
  const found = await store.readOrganisation(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** The same for a slice that has decided already; row-level security still asks. */
export const identifiers = store.identifiersOf

/** What would give an organisation away: shown to itself, and to the coordinator who strikes it from a text. */
export const readIdentifiers = async (
  tx: Tx,
  actor: PersonActor,
  organisation: string,
  now: Date,
): Promise<store.Identifier[]> => {
  await mustSee(tx, organisation)
  must(decide(actor, 'identifier.read', { organisation }))
  if (actor.organisation !== organisation)
    await append(tx, actor, now, 'identifier.read', { kind: 'organisation', id: organisation })
  return store.identifiersOf(tx, organisation)
}

export const addIdentifier = async (
  tx: Tx,
  actor: PersonActor,
  subject: { organisation: string; kind: string; value: string },
  now: Date,
): Promise<{ id: string }> => {
  await mustSee(tx, subject.organisation)
  must(decide(actor, 'identifier.add', subject))
  const id = newId(now)
  await store.insertIdentifier(tx, subject.organisation, { id, kind: subject.kind, value: subject.value })
  await append(
    tx,
    actor,
    now,
    'identifier.added',
    { kind: 'organisation', id: subject.organisation },
    { kind: subject.kind },
  )
  return { id }
}

export type OrganisationEntry = Omit<store.NewOrganisation, 'id' | 'at'> & {
  relations: readonly { kind: string; direction: 'FROM_HERE' | 'TO_HERE'; organisation: string }[]
}

export const addOrganisation = async (
  tx: Tx,
  actor: PersonActor,
  entry: OrganisationEntry,
  now: Date,
): Promise<{ id: string }> => {
  must(decideNow(actor, 'organisation.add', entry))
  if (await store.codeIsTaken(tx, entry.code)) throw new NoroshiError('code_taken')
  for (const relation of entry.relations) await mustSee(tx, relation.organisation)
  const id = newId(now)
  await store.insertOrganisation(tx, { ...entry, id, at: now })
  for (const relation of entry.relations) {
    const here = relation.direction === 'FROM_HERE'
    await store.insertRelation(tx, {
      id: newId(now),
      kind: relation.kind,
      from: here ? id : relation.organisation,
      to: here ? relation.organisation : id,
      validFrom: entry.validFrom,
      validUntil: null,
    })
  }
  await append(tx, actor, now, 'organisation.added', { kind: 'organisation', id }, { kinds: entry.kinds })
  return { id }
}

/** Who regulates, supervises or gathers whom on a day; the routes of messages are found from it. */
export const related = store.related
export const organisationsOfKind = store.organisationsOfKind
export const around = store.around
export const kindsOf = store.kindsOf
export const namesAndPeople = store.namesAndPeople

/** Today's names of organisations, without those that the actor may not see. */
export const nameOrganisations = store.nameOrganisations

export interface Invitation {
  organisation: string
  person: { ja: string; en: string; email: string; phone: string; language: 'ja' | 'en' }
  post: { kind: string; title: { ja: string; en: string }; duties: readonly Duty[] }
}

/** Enters a person with a post and issues the link with which they choose a password. */
export const invite = async (
  tx: Tx,
  actor: PersonActor,
  invitation: Invitation,
  now: Date,
): Promise<{ person: string; token: string }> => {
  await mustSee(tx, invitation.organisation)
  must(
    decideNow(actor, 'person.invite', {
      organisation: invitation.organisation,
      duties: invitation.post.duties,
      organisationIsCoordinator: (await store.kindsOf(tx, invitation.organisation, dayInJapan(now))).includes('COORD'),
      hasAdministrator: await store.organisationHasAdministrator(tx, invitation.organisation),
    }),
  )
  if (await store.emailIsKnown(tx, invitation.person.email)) throw new NoroshiError('email_taken')
  const [person, post] = [newId(now), newId(now)]
  await insertPersonWithPost(tx, {
    person,
    post,
    organisation: invitation.organisation,
    name: invitation.person,
    email: invitation.person.email,
    phone: invitation.person.phone,
    language: invitation.person.language,
    kind: invitation.post.kind,
    title: invitation.post.title,
    duties: invitation.post.duties,
    from: dayInJapan(now),
    at: now,
  })
  const token = await issueLink(tx, 'INVITATION', person, now)
  await append(
    tx,
    actor,
    now,
    'person.invited',
    { kind: 'person', id: person },
    { organisation: invitation.organisation },
  )
  return { person, token }
}
