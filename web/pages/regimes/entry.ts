import type { ActorKind } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import type { Sector } from '../../../src/kernel/taxonomy/sectors.ts'
import type { DurationUnit } from '../../../src/kernel/working-time.ts'
import type { Stage } from '../../../src/share/regimes/model.ts'
import { calendar, type Regime, type RegimeEntry } from './queries.ts'

export const stageCodes = ['EARLY_WARNING', 'NOTIFICATION', 'FINAL'] as const satisfies readonly Stage[]

/** A stage as it is typed: an empty length is one that nobody has found yet. */
export interface TypedStage {
  asked: boolean
  amount: string
  unit: DurationUnit
  from: 'RECOGNITION' | 'PREVIOUS'
}

export interface TypedRegime {
  code: string
  ja: string
  en: string
  validFrom: string
  validUntil: string
  kinds: readonly ActorKind[]
  sectors: readonly Sector[]
  organisations: readonly string[]
  stages: Readonly<Record<Stage, TypedStage>>
  source: string
  verified: boolean
  example: boolean
}

const noStage: TypedStage = { asked: false, amount: '', unit: 'HOURS', from: 'RECOGNITION' }

/** What the form begins with: nothing, or the version that another follows. */
export const typedOf = (regime: Regime | undefined, today: string): TypedRegime => {
  const stageOf = (code: Stage): TypedStage => {
    const rule = regime?.stages.find(({ stage }) => stage === code)
    return rule
      ? { asked: true, amount: rule.amount === null ? '' : String(rule.amount), unit: rule.unit, from: rule.from }
      : noStage
  }
  return {
    code: regime?.code ?? '',
    ja: regime?.ja ?? '',
    en: regime?.en ?? '',
    validFrom: regime?.validFrom ?? today,
    validUntil: regime?.validUntil ?? '',
    kinds: (regime?.applies.kinds ?? []) as readonly ActorKind[],
    sectors: (regime?.applies.sectors ?? []) as readonly Sector[],
    organisations: regime?.applies.organisations ?? [],
    stages: { EARLY_WARNING: stageOf('EARLY_WARNING'), NOTIFICATION: stageOf('NOTIFICATION'), FINAL: stageOf('FINAL') },
    source: regime?.source ?? '',
    verified: false, // each version is checked anew
    example: regime?.example ?? false,
  }
}

export type Flaw = 'code' | 'ja' | 'en' | 'validFrom' | 'stages' | Stage

const digits = (amount: string): string => amount.normalize('NFKC').trim()
const isAmount = (amount: string): boolean =>
  /^\d{1,5}$/.test(amount) && Number(amount) >= 1 && Number(amount) <= 10_000

/** The fields that cannot be sent as they stand. */
export const flawsOf = (typed: TypedRegime): Flaw[] => [
  ...(/^[A-Z0-9][A-Z0-9-]{1,29}$/.test(typed.code) ? [] : (['code'] as const)),
  ...(['ja', 'en', 'validFrom'] as const).filter(name => typed[name].trim() === ''),
  ...(stageCodes.some(code => typed.stages[code].asked) ? [] : (['stages'] as const)),
  ...stageCodes.filter(code => {
    const { asked, amount } = typed.stages[code]
    return asked && digits(amount) !== '' && !isAmount(digits(amount))
  }),
]

export const entryOf = (typed: TypedRegime): RegimeEntry => ({
  ja: typed.ja.trim(),
  en: typed.en.trim(),
  validFrom: typed.validFrom,
  validUntil: typed.validUntil || null,
  applies: { kinds: [...typed.kinds], sectors: [...typed.sectors], organisations: [...typed.organisations] },
  stages: stageCodes.flatMap(stage => {
    const { asked, amount, unit, from } = typed.stages[stage]
    return asked ? [{ stage, amount: digits(amount) === '' ? null : Number(digits(amount)), unit, from }] : []
  }),
  calendar,
  source: typed.source.trim(),
  verified: typed.verified,
  example: typed.example,
})
