import { z } from 'zod'
import { certaintyCodes } from '../../../kernel/taxonomy/certainty.ts'
import { tlpLabels } from '../../../kernel/tlp.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const sentence = z.string().trim().min(1).max(4000)
const words = z.string().trim().max(200).default('')
const parts = {
  known: z.array(z.strictObject({ text: sentence, certainty: z.enum(certaintyCodes) })).max(200),
  unknown: z.array(sentence).max(200),
  next: z.array(z.strictObject({ text: sentence, who: words, when: words })).max(200),
}
const recipients = z.array(z.uuid()).max(50).default([])

const reportSchema = z
  .object({
    ...parts,
    id: z.uuid(),
    caseId: z.uuid(),
    caseNumber: z.string().nullable(),
    caseTitle: z.string().nullable(),
    organisation: seenOrganisation,
    seq: z.number().int(),
    headline: z.string(),
    tlp: z.enum(tlpLabels),
    recipients: z.array(seenOrganisation),
    nextDue: instant.nullable(),
    person: seenPerson,
    post: z.object({ ja: z.string(), en: z.string() }).nullable(),
    at: instant,
  })
  .meta({ id: 'SituationReport' })

const situationSchema = z.object({
  cadence: z
    .object({
      everyMinutes: z.number().int(),
      recipients: z.array(z.uuid()),
      recipientNames: z.array(seenOrganisation),
      setAt: instant,
      dueAt: instant,
      state: z.enum(['ON_TIME', 'SOON', 'MISSED']),
    })
    .nullable(),
  reports: z.array(reportSchema),
  may: z.object({ report: decisionSchema }),
})

/** 状況報告: known, unknown, next, at a set pace. */
export const situationRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'decisions'
    const params = idParams

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/situation',
        tag,
        summary: 'The pace of situation reports on a case, and the reports',
        params,
        reply: situationSchema,
      },
      ({ tx, actor, now, params }) => service.ofCaseFor(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/situation/cadence',
        tag,
        summary: 'Report to executives at this pace from now on',
        params,
        body: z.strictObject({ everyMinutes: z.number().int().min(15).max(44_640), recipients }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.setCadence(tx, actor, params.id, body, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'DELETE',
        url: '/cases/:id/situation/cadence',
        tag,
        summary: 'No further situation report is owed',
        params,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.endCadence(tx, actor, params.id, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/situation/draft',
        tag,
        summary: 'What a situation report could begin with, drawn from the case',
        params,
        query: z.strictObject({ language: z.enum(['ja', 'en']).default('ja') }),
        reply: z.object(parts),
      },
      ({ tx, actor, now, params, query }) => service.draft(tx, actor, params.id, query.language, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/situation/reports',
        tag,
        summary: 'Write a situation report; the next is due its pace later',
        params,
        body: z.strictObject({
          ...parts,
          headline: z.string().trim().min(1).max(200),
          tlp: z.enum(tlpLabels).default('TLP:AMBER+STRICT'),
          recipients,
        }),
        reply: z.object({ id: z.uuid(), seq: z.number().int() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.write(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/situation-reports/:id',
        tag,
        summary: 'One situation report, with what is new since the one before',
        params,
        reply: reportSchema.extend({
          fresh: z.object({ known: z.array(z.number().int()), unknown: z.array(z.number().int()) }),
        }),
      },
      ({ tx, actor, now, params }) => service.read(tx, actor, params.id, now),
    )
  }
