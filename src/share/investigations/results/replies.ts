import { z } from 'zod'

const count = z.number().int()
const said = z.object({ ja: z.string(), en: z.string() })
/** ISO 8601, as the engine writes it: in UTC, or with the offset of the case. */
const at = z.string()
const span = { from: at, to: at }
const verdict = z.enum(['CONFIRMED', 'LIKELY', 'POSSIBLE', 'NOT_EXCLUDED', 'UNLIKELY', 'INSUFFICIENT_EVIDENCE'])
const personal = z.object({
  verdict: z.enum(['confirm', 'reject', 'hold']),
  reason: z.string(),
  by: z.string(),
  at: z.string().optional(),
})

const reason = z.object({
  detector: z.string(),
  kind: z.enum(['conduct', 'context']),
  weight: z.number(),
  ja: z.string(),
  en: z.string(),
  lines: z.array(z.object({ file: z.string(), line: count })),
})

const destination = z.object({
  host: z.string(),
  code: z.string(),
  colour: z.string(),
  score: z.number(),
  machine: z.union([verdict, z.literal('BELOW_LINE')]),
  person: personal.optional(),
  counted: z.boolean(),
  leak: z.object({
    state: z.enum(['LEAK_CONFIRMED', 'CLEARED', 'UNDETERMINED']),
    provider: z.string().optional(),
    noticeId: z.string().optional(),
    records: z.number().optional(),
  }),
  reasons: z.array(reason),
  clients: count,
  first: at.nullable(),
  last: at.nullable(),
  successes: count,
  failures: count,
  sentBytes: z.number(),
  receivedBytes: z.number(),
})

const dutyState = z.enum(['done', 'not_done', 'not_stated'])

export const overviewSchema = z
  .object({
    title: z.string(),
    caseId: z.string(),
    tlp: z.string(),
    zone: z.string(),
    offset: count,
    made: at,
    derived: z.boolean(),
    line: z.number(),
    judged: z.object(span),
    records: z.object(span).optional(),
    figures: z.array(z.object({ id: z.string(), label: said, value: z.number(), sql: z.string() })),
    summary: z.array(said),
    destinations: z.array(destination),
    runnersUp: z.array(z.object({ host: z.string(), score: z.number(), clients: count, reasons: z.array(said) })),
    rejectedTerminals: z.array(z.object({ id: z.string(), reason: z.string(), by: z.string() })),
    gaps: z.array(
      z.object({ ...span, source: z.string(), expected: z.number(), recorded: z.number(), minutes: z.number() }),
    ),
    closedDays: z.array(z.string()),
    marks: z.array(
      z.object({
        lane: z.enum(['mail', 'notice', 'response']),
        time: at,
        label: said,
        says: said,
        alarming: z.boolean().optional(),
      }),
    ),
    mails: z.array(
      z.object({
        wave: z.string(),
        day: z.string(),
        subject: z.string(),
        address: z.enum(['public', 'non-public', 'unknown']),
        attachment: z.string().optional(),
        link: z.string().optional(),
        count,
        programs: z.array(z.object({ name: z.string(), sha256: z.string() })),
        traits: z.array(z.string()),
      }),
    ),
    commonPoints: z.array(
      z.object({ from: count, to: count, reasons: z.array(z.object({ says: said, weight: z.number() })) }),
    ),
    campaigns: z.array(z.object({ mails: count, reasons: z.array(said) })),
    story: z.array(z.object({ time: at, kind: z.string(), says: said, refs: z.array(z.string()) })),
    quiet: z.object({ ...span, gaps: z.array(z.object(span)) }).optional(),
    paths: z.array(
      z.object({
        from: z.string(),
        path: z.string(),
        blocked: z.boolean(),
        devices: z.array(z.string()),
        evidence: z.array(z.string()),
        because: said,
      }),
    ),
    serverLog: z
      .object({
        verdict: z.enum(['sufficient', 'insufficient']),
        because: z.array(said),
        covered: z.number().optional(),
      })
      .optional(),
    hypotheses: z.array(z.object({ statement: said, verdict, supports: z.array(said), contradicts: z.array(said) })),
    duties: z.array(
      z.object({
        id: z.string(),
        duty: said,
        clause: z.string(),
        state: dutyState,
        because: said,
        person: z.object({ state: dutyState, reason: z.string(), by: z.string() }).optional(),
      }),
    ),
    coverage: z.array(
      z.object({
        source: z.string(),
        files: count,
        records: count,
        badLines: count,
        first: at.optional(),
        last: at.optional(),
      }),
    ),
    limits: z.array(said),
    indicators: z.array(
      z.object({
        kind: z.enum(['domain', 'ipv4', 'ipv6', 'sha256']),
        value: z.string(),
        because: z.string(),
        first: z.string().optional(),
        last: z.string().optional(),
        sightings: z.number(),
      }),
    ),
    sealed: z.array(
      z.object({
        source: z.string(),
        manifest: z.string(),
        files: count,
        bytes: z.number(),
        remarks: z.array(
          z.object({ path: z.string(), sha256: z.string(), bytes: z.number(), remarks: z.array(z.string()) }),
        ),
      }),
    ),
  })
  .meta({ id: 'InvestigationOverview' })

const cells = z.array(count).meta({
  description:
    'Five numbers a cell: terminal, hour or minute after `start`, host (-1: none of the list), successes, failures.',
})

export const gridSchema = z
  .object({
    start: at,
    hosts: z.array(z.string()),
    terminals: z.array(
      z.object({
        id: z.string(),
        site: z.string(),
        group: z.string(),
        ips: z.array(z.string()),
        assets: z.array(z.string()),
        first: at,
        last: at,
        allFailed: z.boolean(),
        successes: count,
        failures: count,
        hosts: z.array(z.string()),
        cause: z.object({
          type: z.enum(['mail', 'lateral', 'unknown']),
          from: z.string().optional(),
          wave: z.string().optional(),
          because: said,
        }),
        person: personal.optional(),
      }),
    ),
    cells,
  })
  .meta({ id: 'InvestigationGrid' })

export const minutesSchema = z.object({ start: at, cells, cut: z.boolean() }).meta({ id: 'InvestigationMinutes' })

export const linesSchema = z
  .object({
    items: z.array(
      z.object({
        time: at,
        client: z.string(),
        host: z.string(),
        method: z.string(),
        port: count.nullable(),
        path: z.string().nullable(),
        status: count.nullable(),
        failed: z.boolean(),
        sent: z.number().nullable(),
        received: z.number().nullable(),
        agent: z.string().nullable(),
        account: z.string().nullable(),
        node: z.string(),
        file: z.string(),
        line: count,
      }),
    ),
    next: z.string().nullable(),
    total: count,
  })
  .meta({ id: 'InvestigationLines' })
