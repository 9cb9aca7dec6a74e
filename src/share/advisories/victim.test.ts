import { expect, test } from 'vitest'
import { identifiersOf, leftIn } from './victim.ts'

const victim = identifiersOf({
  names: ['全国給付機構', 'National Benefits Agency'],
  people: ['森 直樹'],
  emails: ['mori@kyufu.example'],
  phones: ['03-0000-0142'],
  identifiers: [
    { kind: 'ALIAS', value: '給付機構' },
    { kind: 'HOST_PATTERN', value: 'KF-####' },
    { kind: 'PLACE', value: '高井戸' },
  ],
})

const clean = { title: 'ご注意ください', body: 'ある公的機関で不審な通信がありました。', requests: ['ログを点検する'] }
const parts = (change: Partial<typeof clean>) =>
  leftIn({ ...clean, ...change }, victim).map(({ part, original }) => [part, original])

test('R-037: a text without the victim’s words has none left', () => {
  expect(parts({})).toEqual([])
})

test.each([
  ['its name', '全国給付機構'],
  ['another name', '給付機構'],
  ['a person', '森 直樹'],
  ['a host', 'KF-0231'],
  ['a place', '高井戸'],
  ['the mail domain of its people', 'kyufu.example'],
])('R-037: %s is found in the body', (_, word) => {
  expect(parts({ body: `昨日、${word}で事象がありました。` })).toContainEqual(['BODY', expect.stringContaining(word)])
})

test('R-037: the title and the requests are looked through as well', () => {
  expect(parts({ title: '全国給付機構の件' })).toContainEqual(['TITLE', '全国給付機構'])
  expect(parts({ requests: ['端末 KF-0231 を確認する'] })).toContainEqual([
    'REQUEST',
    expect.stringContaining('KF-0231'),
  ])
})
