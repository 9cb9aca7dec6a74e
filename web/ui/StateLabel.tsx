import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type StateCode, type StateFamily, type Tone, toneOf } from './states.ts'

interface StateLabelProps<Family extends StateFamily> {
  family: Family
  code: StateCode<Family>
  /** `{ into: 'C-0187' }` for a merged case, `{ hits: 3 }` for a sweep that hit. */
  values?: Readonly<Record<string, string | number>>
}

/** The exact word of a state (SCREENS §4) in a small frame; `stateWord` gives the word alone. */
export const StateLabel = <Family extends StateFamily>({ family, code, values }: StateLabelProps<Family>) => {
  const { t } = useTranslation('states')
  return <WordLabel tone={toneOf(family, code)}>{stateWord(t, family, code, values)}</WordLabel>
}

/** The family and code are checked by `StateCode`; the catalogue's key is their concatenation. */
export const stateWord = <Family extends StateFamily>(
  t: TFunction<'states'>,
  family: Family,
  code: StateCode<Family>,
  values: Readonly<Record<string, string | number>> = {},
): string => String(t(`${family}.${code}` as never, values as never))

/** A framed word of the page's own, e.g. ✓ 下書き保存済み 02:58:14. */
export const WordLabel = ({ tone = 'plain', children }: { tone?: Tone; children: React.ReactNode }) => (
  <span className={`label label-${tone}`}>{children}</span>
)
