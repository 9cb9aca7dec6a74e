import type { ReactNode } from 'react'
import { useLanguage } from './language.ts'
import { type StateCode, type StateFamily, type StateNumbers, stateWord, type Tone, toneOf } from './states.ts'

interface StateLabelProps<Family extends StateFamily> {
  family: Family
  code: StateCode<Family>
  numbers?: StateNumbers
}

/** The exact word of a state (SCREENS §4) in a small frame; `stateWord` gives the word alone. */
export const StateLabel = <Family extends StateFamily>({ family, code, numbers }: StateLabelProps<Family>) => (
  <WordLabel tone={toneOf(family, code)}>{stateWord({ family, code, numbers, language: useLanguage() })}</WordLabel>
)

/** A framed word of the page's own, e.g. ✓ 下書き保存済み 02:58:14. */
export const WordLabel = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`label label-${tone}`}>{children}</span>
)
