import { expect, it } from 'vitest'
import { advisoryKindCodes } from '../../../kernel/taxonomy/advisory-kinds.ts'
import { current, filled, summaryPlaces, type Template } from './model.ts'
import { shipped } from './shipped.ts'

const own = (part: Partial<Template>): Template => ({
  code: 'ALERT-JA',
  seq: 1,
  kind: 'ALERT',
  language: 'ja',
  name: '当室の注意喚起',
  content: { others: { title: '', source: '', requests: [] }, victim: null },
  retired: false,
  ...part,
})

it('there is a template of every kind in both languages, and each has a place for the words of the report', () => {
  for (const kind of advisoryKindCodes)
    expect(shipped.filter(template => template.kind === kind).map(({ language }) => language)).toEqual(['ja', 'en'])
  for (const { content, language } of shipped) expect(content.others.source).toContain(summaryPlaces[language])
})

it('the words of the report stand at their place, and after a text that has none', () => {
  expect(filled('■ 概要\n{概要}', '改札が止まった。')).toBe('■ 概要\n改札が止まった。')
  expect(filled('# Summary\n{summary}', '改札が止まった。')).toBe('# Summary\n改札が止まった。')
  expect(filled('至急', '$& が届いた。')).toBe('至急\n\n$& が届いた。')
  expect(filled('', '改札が止まった。')).toBe('改札が止まった。')
})

it('the house’s own template takes the place of the shipped one, its newest version counts, and a retired one is gone', () => {
  const named = (templates: readonly Template[]) => templates.find(({ code }) => code === 'ALERT-JA')?.name
  expect(named(current(shipped, [own({}), own({ seq: 2, name: '改訂' })]))).toBe('改訂')
  expect(named(current(shipped, [own({ retired: true })]))).toBeUndefined()
  expect(current(shipped, [own({ code: 'OUR-OWN' })])).toHaveLength(shipped.length + 1)
})
