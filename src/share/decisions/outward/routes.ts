import { z } from 'zod'
import {
  harmStageCodes,
  harmStages,
  largeScaleHarmCodes,
  largeScaleHarms,
  outwardKinds,
  outwardStates,
  policeActs,
  suspicions,
} from '../../../kernel/taxonomy/decisions.ts'
import { codesOf } from '../../../kernel/taxonomy/label.ts'
import { tlpLabels } from '../../../kernel/tlp.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { knownTime } from '../../reports/service.ts'
import * as service from './service.ts'

const kind = z.enum(codesOf(outwardKinds))
const tlp = z.enum(tlpLabels)
const passage = z.string().trim().min(1).max(20_000)
const language = z.enum(['ja', 'en']).default('ja')

const taskSchema = z
  .object({
    id: z.uuid(),
    kind,
    organisationId: z.uuid(),
    organisation: seenOrganisation,
    caseId: z.uuid().nullable(),
    reportId: z.uuid().nullable(),
    number: z.string(),
    why: z.array(z.enum([...codesOf(suspicions), ...codesOf(largeScaleHarms)])),
    stage: z.enum(codesOf(harmStages)).nullable(),
    words: z.string(),
    startedAt: instant,
    dueAt: instant,
    doneAt: instant.nullable(),
    refusedAt: instant.nullable(),
    refusedReason: z.string(),
    refusedBy: seenPerson,
    state: z.enum(codesOf(outwardStates)),
    may: decisionSchema,
  })
  .meta({ id: 'OutwardTask' })

const recordSchema = z
  .object({
    id: z.uuid(),
    kind,
    act: z.enum(codesOf(policeActs)).nullable(),
    by: seenOrganisation,
    byName: z.string(),
    office: z.string(),
    officeOrganisation: seenOrganisation,
    happened: knownTime,
    content: z.string(),
    tlp,
    organisation: seenOrganisation,
    person: seenPerson,
    recordedAt: instant,
    daysUntilKnown: z.number().int().nullable().meta({ description: 'Calendar days until the coordinator knew.' }),
  })
  .meta({ id: 'OutwardRecord' })

const outwardSchema = z.object({
  tasks: z.array(taskSchema),
  records: z.array(recordSchema),
  may: z.object({ record: decisionSchema, largeScale: decisionSchema }),
})

const policeBody = z.strictObject({
  act: z.enum(codesOf(policeActs)),
  by: z.uuid().nullable().default(null),
  byName: z.string().trim().max(200).default(''),
  office: z.string().trim().max(400).default(''),
  officeId: z.uuid().nullable().default(null),
  at: knownTime,
  content: passage,
  tlp: tlp.default('TLP:AMBER+STRICT'),
  language,
})

const created = z.object({ id: z.uuid() })

/** 警察への相談・通報 and 大規模サイバー攻撃事態等の報告, on a case or on a report that is no case yet. */
export const outwardRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'decisions'
    for (const [path, on] of [
      ['cases', 'case'],
      ['reports', 'report'],
    ] as const) {
      route(
        app,
        world,
        {
          method: 'GET',
          url: `/${path}/:id/outward`,
          tag,
          summary: `What a ${on} owes towards the police and in a large-scale situation, and what was done`,
          params: idParams,
          reply: outwardSchema,
        },
        ({ tx, actor, now, params }) => service.of(tx, actor, { kind: on, id: params.id }, now),
      )
      route(
        app,
        world,
        {
          method: 'POST',
          url: `/${path}/:id/police-records`,
          tag,
          summary: `Write down that the police were consulted or told of a ${on}; the coordinator knows at once`,
          params: idParams,
          body: policeBody,
          reply: created.extend({ entry: z.uuid() }),
          creates: true,
        },
        ({ tx, actor, now, params, body }) => service.recordPolice(tx, actor, { kind: on, id: params.id }, body, now),
      )
    }

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/large-scale',
        tag,
        summary: 'Harm of a large-scale situation: the additional report becomes a task with its clock',
        params: idParams,
        body: z.strictObject({
          harms: z
            .array(z.enum(largeScaleHarmCodes as [(typeof largeScaleHarmCodes)[number]]))
            .min(1)
            .max(4),
          stage: z.enum(harmStageCodes as [(typeof harmStageCodes)[number]]),
          words: passage,
          organisation: z.uuid().nullable().default(null),
        }),
        reply: created,
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.setLargeScale(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/outward-tasks/:id/report',
        tag,
        summary: 'Make the large-scale report that is owed',
        params: idParams,
        body: z.strictObject({ content: passage, tlp: tlp.default('TLP:AMBER+STRICT'), language }),
        reply: created,
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.reportLargeScale(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/outward-tasks/:id/refusal',
        tag,
        summary: 'Why it is not done',
        params: idParams,
        body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.refuse(tx, actor, params.id, body.reason, now)
        return null
      },
    )
  }
