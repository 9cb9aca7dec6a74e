import type { CasePath, CaseState } from '../../../src/kernel/taxonomy/case-states.ts'
import { casePathStates } from '../../../src/share/cases/model.ts'
import type { PathStep } from '../../ui/StatePath.tsx'

interface Way {
  state: CaseState
  path: CasePath
  /** The states it has been in, in their order. */
  been: readonly CaseState[]
  closable: boolean
}

/**
 * The way of a case as it is drawn: only where it has been carries ✓, a closing that is refused is red. A state beside
 * the way (相談中, 取下げ, 再開) stands before it.
 */
export const pathSteps = ({ state, path, been, closable }: Way): PathStep[] => {
  const way = casePathStates[path]
  const here = way.indexOf(state)
  const steps = way.map((code, place): PathStep => {
    if (code === state) return { code, standing: 'current' }
    if (code === 'CLOSED' && !closable) return { code, standing: 'forbidden' }
    return { code, standing: been.includes(code) && place < (here < 0 ? way.length : here) ? 'passed' : 'ahead' }
  })
  return here < 0 ? [{ code: state, standing: 'current' }, ...steps] : steps
}
