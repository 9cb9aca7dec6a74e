import { describe, expect, test } from 'vitest'
import { bindUnits } from './bind-units.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

type Texts = { readonly [key: string]: string | Texts }

const flatten = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as [string, string]] : flatten(text, `${path}${key}.`),
  )

/** English counts in two forms, Japanese in one: the forms of one key are compared as one. */
const withoutForm = (key: string): string => key.replace(/_(one|other)$/, '')
const names = (text: string): string => [...new Set(text.match(/{{\w+}}/g))].sort().join(' ')
const byKey = (texts: Texts): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>()
  for (const [key, text] of flatten(texts)) {
    const forms = found.get(withoutForm(key)) ?? new Set()
    found.set(withoutForm(key), forms.add(names(text)))
  }
  return found
}

describe('the two catalogues', () => {
  test('have the same keys', () => {
    expect([...byKey(en).keys()].sort()).toEqual([...byKey(ja).keys()].sort())
  })

  test('fill the same values into the same key', () => {
    const japanese = byKey(ja)
    for (const [key, forms] of byKey(en)) expect([key, ...forms]).toEqual([key, ...(japanese.get(key) ?? [])])
  })

  test('have no empty text', () => {
    for (const [key, text] of [...flatten(ja), ...flatten(en)]) expect(text.trim(), key).not.toBe('')
  })

  test('give every counted English text both forms and every Japanese one only its own', () => {
    const english = new Set(flatten(en).map(([key]) => key))
    for (const key of english) if (key.endsWith('_one')) expect(english).toContain(key.replace(/_one$/, '_other'))
    for (const [key] of flatten(ja)) expect(key.endsWith('_one'), key).toBe(false)
  })
})

describe('a count', () => {
  test('stays with its unit', () => {
    expect(bindUnits('閉鎖できません：残り 5件。')).toBe('閉鎖できません：残り\u00a05件。')
    expect(bindUnits('over 1 h 12 m')).toBe('over\u00a01\u00a0h\u00a012\u00a0m')
    expect(bindUnits('Released to 148 organisations')).toBe('Released to 148\u00a0organisations')
  })

  test('leaves the other spaces of a sentence breakable', () => {
    expect(bindUnits('Ask for access. Give a reason.')).toBe('Ask for access. Give a reason.')
  })
})
