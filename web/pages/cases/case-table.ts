import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import { stateWord } from '../../ui/states.ts'
import type { ListedCase } from './queries.ts'

/** One line for each case, in the order of the columns on the screen. */
export const caseTable = (found: readonly ListedCase[], language: Language): (string | number)[][] =>
  found.map(
    ({
      number,
      title,
      originator,
      state,
      owner,
      dueAt,
      overdue,
      mergedInto,
      measuresOpen,
      reportCount,
      openedAt,
      tlp,
    }) => [
      number,
      originator ? `${originator[language]}　${title}` : title,
      stateWord({
        family: 'case',
        code: state,
        language,
        numbers: mergedInto ? { into: mergedInto.number } : undefined,
      }),
      owner?.[language] ?? '',
      dueAt ?? '',
      overdue,
      measuresOpen,
      reportCount,
      openedAt,
      tlp,
    ],
  )
