import type { Correlation, Said } from '../../model.ts'
import { type Intrusion, isAttack, type Since } from './intrusion.ts'
import type { Deed, Movement, Sign } from './model.ts'

type Event = Correlation['timeline'][number]

const at = (time: number): string => new Date(time).toISOString()
/** The same kind of thing on the same machine without a longer pause is told in one row. */
const pause = 15 * 60_000

const kinds: Record<Deed, string> = {
  start: 'program',
  commands: 'program',
  persistence: 'persistence',
  credentials: 'privilege',
  discovery: 'collection',
  collection: 'collection',
  download: 'download',
  movement: 'lateral',
  covering: 'covering',
}

const rows = (signs: Sign[]): Sign[][] => {
  const open = new Map<string, Sign[]>()
  const found: Sign[][] = []
  for (const sign of signs) {
    const key = `${sign.machine} ${sign.says.en}`
    const row = open.get(key)
    if (row && sign.time - (row.at(-1)?.time ?? 0) <= pause) row.push(sign)
    else {
      const begun = [sign]
      open.set(key, begun)
      found.push(begun)
    }
  }
  return found
}

const tellRow = (row: Sign[]): Event[] => {
  const [first] = row
  if (!first) return []
  const { machine, says, shown } = first
  const more = row.length - 1
  return [
    {
      time: at(first.time),
      kind: kinds[first.deed],
      summary: {
        ja: `${machine}：${says.ja}${shown ? `（${shown}）` : ''}${more > 0 ? `ほか${more}件` : ''}`,
        en: `${machine}: ${says.en}${shown ? ` (${shown})` : ''}${more > 0 ? ` and ${more} more` : ''}`,
      },
      refs: [machine, ...new Set(row.flatMap(sign => sign.host ?? []))],
    },
  ]
}

const ranWords = (movement: Movement): Said => {
  const minutes = movement.ran === undefined ? 0 : Math.round((movement.ran - movement.time) / 60_000)
  const program = movement.program
    ? { ja: `。動作：${movement.program}`, en: `; it runs ${movement.program}` }
    : { ja: '', en: '' }
  return movement.ran === undefined
    ? program
    : { ja: `${program.ja}（${minutes}分後に動作）`, en: `${program.en}, ${minutes} minutes later` }
}

export const tellMovement = (movement: Movement): Said => {
  const ran = ranWords(movement)
  return {
    ja: `${movement.from ? `${movement.from} から ` : ''}${movement.to} へ：${movement.because.ja}${ran.ja}`,
    en: `${movement.from ? `from ${movement.from} ` : ''}to ${movement.to}: ${movement.because.en}${ran.en}`,
  }
}

/** What event logs add to the story: the intruder’s acts on each machine, and the ways between machines. */
export const tellIntrusion = ({ machines, signs, movements }: Intrusion, since: Since): Event[] => [
  ...machines.map(
    ({ machine, first, reasons }): Event => ({
      time: at(first),
      kind: 'infection',
      summary: {
        ja: `端末 ${machine} のイベントログに、侵入の痕跡が始まる（${reasons.map(reason => reason.ja).join('、')}）`,
        en: `the event log of ${machine} begins to show an intruder (${reasons.map(reason => reason.en).join('; ')})`,
      },
      refs: [machine],
    }),
  ),
  ...movements
    .filter(one => isAttack(one, since))
    .map(
      (movement): Event => ({
        time: at(movement.time),
        kind: 'lateral',
        summary: tellMovement(movement),
        refs: [...(movement.from ? [movement.from] : []), movement.to],
      }),
    ),
  ...rows(signs.filter(sign => sign.deed !== 'movement')).flatMap(tellRow),
]
