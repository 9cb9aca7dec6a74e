import { z } from 'zod'
import { readInstant, type WindowsEvent } from './model.ts'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const line = z.object({
  TimeCreated: z.string(),
  EventID: z.coerce.number().int(),
  Channel: z.string().default(''),
  Provider: z.string().default(''),
  Computer: z.string().default(''),
  EventRecordID: z.coerce.number().int().optional(),
  EventData: z.record(z.string(), z.union([scalar, z.array(scalar)])).nullish(),
})

/** One line of JSON with the names Windows uses (`TimeCreated`, `EventID`, `EventData` …); `undefined` if it is none. */
export function readEventLine(text: string): WindowsEvent | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  const found = line.safeParse(parsed)
  const time = found.success ? readInstant(found.data.TimeCreated) : undefined
  if (!found.success || !time) return undefined
  const event = found.data
  return {
    time,
    zone: 'exact',
    channel: event.Channel,
    provider: event.Provider,
    computer: event.Computer,
    eventId: event.EventID,
    ...(event.EventRecordID === undefined ? {} : { recordId: event.EventRecordID }),
    fields: Object.fromEntries(
      Object.entries(event.EventData ?? {}).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
  }
}
