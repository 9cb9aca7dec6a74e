import { useTranslation } from 'react-i18next'
import { BothVersions } from '../../ui/BothVersions.tsx'
import type { Contested } from '../../ui/merge.ts'

interface ContestedFieldsProps<Draft extends object> {
  shared: {
    contested: readonly Contested<Draft>[]
    choose: (field: Contested<Draft>['field'], value: unknown) => void
    by: string | undefined
    savedAt: Date | undefined
  }
}

const printed = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)

/** Every field that two people changed at once, with both wordings. */
export const ContestedFields = <Draft extends object>({ shared }: ContestedFieldsProps<Draft>) => {
  const { t } = useTranslation('reports')
  const labelOf = (field: string): string => t(`fields.${field}`, { defaultValue: field })
  const { contested, choose, by, savedAt } = shared
  return contested.map(({ field, mine, theirs }) => (
    <BothVersions
      key={String(field)}
      label={labelOf(String(field))}
      mine={printed(mine)}
      theirs={printed(theirs)}
      by={by && savedAt ? { name: by, at: savedAt } : undefined}
      onMine={() => choose(field, mine)}
      onTheirs={() => choose(field, theirs)}
    />
  ))
}
