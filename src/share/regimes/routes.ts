import { z } from 'zod'
import { actorKindCodes } from '../../kernel/taxonomy/actor-kinds.ts'
import { sectorCodes } from '../../kernel/taxonomy/sectors.ts'
import { type DurationUnit, durationUnits } from '../../kernel/working-time.ts'
import type { World } from '../../platform/db/actor.ts'
import { expectedVersion, idParams, route } from '../../platform/http/route.ts'
import { day, instant } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { type Stage, stages } from './model.ts'
import * as service from './service.ts'

const tag = 'regimes'
const stage = z.enum(Object.keys(stages) as [Stage, ...Stage[]])

const audience = z.strictObject({
  kinds: z.array(z.enum(actorKindCodes)).max(50).readonly(),
  sectors: z.array(z.enum(sectorCodes)).max(30).readonly(),
  organisations: z.array(z.uuid()).max(2000).readonly(),
})

const stageRule = z.strictObject({
  stage,
  amount: z.number().int().min(1).max(10_000).nullable(),
  unit: z.enum(Object.keys(durationUnits) as [DurationUnit, ...DurationUnit[]]),
  from: z.enum(['RECOGNITION', 'PREVIOUS']),
})

const entry = z.strictObject({
  ja: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
  validFrom: day,
  validUntil: day.nullable(),
  applies: audience,
  stages: z.array(stageRule).min(1).max(6),
  calendar: z.string().max(20),
  source: z.string().trim().max(1000),
  verified: z.boolean(),
  example: z.boolean(),
})

/** Ids with commas between them. */
const someIds = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(,[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){0,199}$/)

const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,29}$/)
const shown = z.object({
  ...entry.shape,
  stages: z.array(stageRule).readonly(),
  code: z.string(),
  seq: z.number().int(),
  enteredAt: instant,
})
const holiday = z.strictObject({ ja: z.string().trim().min(1).max(100), en: z.string().trim().min(1).max(100) })

export const regimeRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      { method: 'GET', url: '/regimes', tag, summary: 'Reporting regimes, every version', reply: z.array(shown) },
      ({ tx, actor }) => service.list(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/regimes/:code',
        tag,
        summary: 'Enter a regime or its next version (If-Match: the version that was seen, 0 for a new one)',
        params: z.strictObject({ code }),
        body: entry,
        reply: z.object({ code: z.string(), seq: z.number().int() }),
      },
      ({ tx, actor, now, params, body, request }) =>
        service.enter(tx, actor, { code: params.code, ...body }, expectedVersion(request), now),
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/reports/:id/deadlines',
        tag,
        summary: 'Which regimes ask what of the originator, by when',
        params: idParams,
        reply: z.object({
          recognised: instant,
          assumed: z.boolean(),
          regimes: z.array(
            z.object({
              regime: shown,
              clocks: z.array(
                z.object({
                  stage,
                  due: instant.nullable(),
                  metAt: instant.nullable(),
                  state: z.enum(['MET', 'MET_LATE', 'RUNNING', 'OVERDUE', 'UNKNOWN']),
                }),
              ),
            }),
          ),
        }),
      },
      ({ tx, actor, now, params }) => service.onReport(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/report-clocks',
        tag,
        summary: 'What is due first by a regime, on each of up to 200 reports',
        query: z.strictObject({ reports: someIds }),
        reply: z.array(
          z.object({
            ...{ report: z.uuid(), code: z.string(), ja: z.string(), en: z.string(), stage, due: instant },
            ...{ state: z.enum(['RUNNING', 'OVERDUE']), open: z.number().int() },
          }),
        ),
      },
      ({ tx, now, query }) => service.nextClocks(tx, query.reports.split(','), now),
    )
    const place = z.strictObject({ calendar: z.string().max(20) })
    const placedDay = z.strictObject({ calendar: z.string().max(20), day })
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/calendars/:calendar/holidays',
        tag,
        summary: 'Days on which nobody works',
        params: place,
        reply: z.array(z.object({ day, ...holiday.shape })),
      },
      ({ tx, params }) => service.holidays(tx, params.calendar),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/calendars/:calendar/holidays/:day',
        tag,
        summary: 'Enter or rename a holiday',
        params: placedDay,
        body: holiday,
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.enterHoliday(tx, actor, params.calendar, { day: params.day, ...body }, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'DELETE',
        url: '/calendars/:calendar/holidays/:day',
        tag,
        summary: 'Remove a holiday',
        params: placedDay,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.removeHoliday(tx, actor, params.calendar, params.day, now)
        return null
      },
    )
  }
