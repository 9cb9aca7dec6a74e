import { z } from 'zod'
import { actorKinds } from '../../../kernel/taxonomy/actor-kinds.ts'
import { relationKinds } from '../../../kernel/taxonomy/relation-kinds.ts'
import { sectorCodes } from '../../../kernel/taxonomy/sectors.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { day, dutySchema, organisationNameSchema } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const text = z.string().trim().min(1).max(200)
const keys = <Table extends object>(table: Table) =>
  z.enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]])

const listedSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  name: organisationNameSchema,
  kinds: z.array(z.string()),
  sectors: z.array(z.string()),
  designations: z.array(z.string()),
  publicBody: z.boolean(),
  windowPhone: z.string(),
  version: z.number().int(),
})

const organisationSchema = listedSchema.extend({
  names: z.array(z.object({ ja: z.string(), en: z.string(), validFrom: day, validUntil: day.nullable() })),
  relations: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      from: organisationNameSchema,
      to: organisationNameSchema,
      validFrom: day,
      validUntil: day.nullable(),
    }),
  ),
  posts: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      titleJa: z.string(),
      titleEn: z.string(),
      ja: z.string(),
      en: z.string(),
      email: z.string(),
      phone: z.string(),
      duties: z.array(dutySchema),
    }),
  ),
})

const listQuery = z.strictObject({
  kind: keys(actorKinds).optional(),
  text: z.string().max(100).optional(),
  after: z.string().max(40).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const organisationBody = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,38}$/),
  publicBody: z.boolean(),
  windowPhone: z.string().max(60).default(''),
  names: z
    .array(
      z.strictObject({ ja: text, en: text, shortJa: text, shortEn: text, validFrom: day, validUntil: day.nullable() }),
    )
    .min(1)
    .max(20)
    .refine(names => new Set(names.map(name => name.validFrom)).size === names.length, {
      error: 'two names begin on the same day',
    }),
  kinds: z.array(keys(actorKinds)).min(1).max(10),
  sectors: z.array(z.enum(sectorCodes)).max(20).default([]),
  validFrom: day,
  relations: z
    .array(
      z.strictObject({
        kind: keys(relationKinds),
        direction: z.enum(['FROM_HERE', 'TO_HERE']),
        organisation: z.uuid(),
      }),
    )
    .max(50)
    .default([]),
})

export const identifierKinds = ['DOMAIN', 'ADDRESS', 'HOST_PATTERN', 'PERSON', 'PLACE', 'CONTRACT', 'ALIAS'] as const
/** Each `*` multiplies what a search costs, and the coordinator searches while its author waits. */
const starsOfHostPattern = 3

const identifierBody = z
  .strictObject({ kind: z.enum(identifierKinds), value: z.string().trim().min(2).max(200) })
  .refine(
    ({ kind, value }) => kind !== 'HOST_PATTERN' || value.normalize('NFKC').split('*').length <= starsOfHostPattern + 1,
    {
      path: ['value'],
      error: `at most ${starsOfHostPattern} times *`,
    },
  )

const invitationBody = z.strictObject({
  person: z.strictObject({
    ja: text,
    en: text,
    email: z.email().max(200),
    phone: z.string().max(60).default(''),
    language: z.enum(['ja', 'en']).default('ja'),
  }),
  post: z.strictObject({
    kind: z.string().max(40),
    title: z.strictObject({ ja: text, en: text }),
    duties: z.array(dutySchema).max(10),
  }),
})

/** The directory: organisations with dated names and relations, their posts, and what would give them away. */
export const directoryRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'directory'

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/organisations',
        scope: 'READ_DIRECTORY',
        tag,
        summary: 'Organisations that the reader may see, by code',
        query: listQuery,
        reply: z.object({ items: z.array(listedSchema), next: z.string().nullable() }),
      },
      async ({ tx, query: { after, kind, text, limit } }) => {
        const rows = await service.list(tx, { after, kind: kind ?? null, text: text ?? null, limit })
        const items = rows.slice(0, limit)
        return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/organisations',
        tag,
        summary: 'Enter an organisation',
        body: organisationBody,
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.addOrganisation(tx, actor, { ...body, fictional: false }, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/organisations/:id',
        scope: 'READ_DIRECTORY',
        tag,
        summary: 'One organisation',
        params: idParams,
        reply: organisationSchema,
      },
      ({ tx, params }) => service.organisation(tx, params.id),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/organisations/:id/people',
        tag,
        summary: 'Invite a person to a post; the link is shown once',
        params: idParams,
        body: invitationBody,
        reply: z.object({ person: z.uuid(), token: z.string() }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, now, params, body }) => service.invite(tx, actor, { organisation: params.id, ...body }, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/organisations/:id/identifiers',
        tag,
        summary: 'Domains, addresses, people and places that would give the organisation away',
        params: idParams,
        reply: z.array(z.object({ id: z.uuid(), kind: z.string(), value: z.string() })),
      },
      ({ tx, actor, now, params }) => service.readIdentifiers(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/organisations/:id/identifiers',
        tag,
        summary: 'Add an identifier',
        params: idParams,
        body: identifierBody,
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.addIdentifier(tx, actor, { organisation: params.id, ...body }, now),
    )
  }
