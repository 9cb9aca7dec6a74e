import type { ActorKind } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import type { RelationKind } from '../../../src/kernel/taxonomy/relation-kinds.ts'
import type { Sector } from '../../../src/kernel/taxonomy/sectors.ts'

export interface NewRelation {
  kind: RelationKind
  direction: 'FROM_HERE' | 'TO_HERE'
  organisation: string
}

export interface NewEntry {
  code: string
  ja: string
  en: string
  shortJa: string
  shortEn: string
  validFrom: string
  publicBody: 'YES' | 'NO'
  kinds: ActorKind[]
  sectors: Sector[]
  windowPhone: string
  relation: NewRelation | null
  /** An operator is regulated by one and a member of another. */
  second: NewRelation | null
}

const names = ['ja', 'en', 'shortJa', 'shortEn'] as const

/** The fields that keep the entry from being sent, in the order of the form. */
export const entryFlaws = (entry: NewEntry): (keyof NewEntry)[] => [
  ...(/^[A-Z0-9][A-Z0-9-]{1,38}$/.test(entry.code) ? [] : (['code'] as const)),
  ...names.filter(name => entry[name].trim() === ''),
  ...(entry.kinds.length > 0 ? [] : (['kinds'] as const)),
]

/** The entry as the directory takes it; a relation without its other side is none. */
export const entryOf = (entry: NewEntry) => {
  const { code, ja, en, shortJa, shortEn, validFrom, publicBody, kinds, sectors, windowPhone, relation, second } = entry
  return {
    code,
    publicBody: publicBody === 'YES',
    windowPhone,
    names: [{ ja, en, shortJa, shortEn, validFrom, validUntil: null }],
    kinds,
    sectors,
    validFrom,
    relations: [relation, second].flatMap(tie => (tie && tie.organisation !== '' ? [tie] : [])),
  }
}
