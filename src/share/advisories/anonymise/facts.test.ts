import { expect, test } from 'vitest'
import { propose } from '../anonymise.ts'
import { factsIn } from './facts.ts'
import { noIdentifiers } from './model.ts'

test('what a text still tells of the victim is listed: sector, kind, region and telling figures', () => {
  expect(factsIn('神奈川県の鉄道事業者で、６６０駅の改札が止まった。')).toEqual({
    sectors: ['RLW'],
    kinds: [],
    places: ['神奈川県'],
    figures: ['660駅'],
  })
  expect(factsIn('ある独立行政法人の端末 1台').kinds).toEqual(['SUPERVISED_BODY'])
  expect(factsIn('ある組織の端末 1台が 203.0.113.58 と通信した。4時間後に復旧。')).toEqual({
    sectors: [],
    kinds: [],
    places: [],
    figures: [],
  })
})

test('where too few fit, the sector is said more generally', () => {
  const text = 'ある鉄道事業者で障害'
  expect(propose(text, noIdentifiers)).toEqual([])
  expect(propose(text, noIdentifiers, { generaliseSector: true })).toMatchObject([
    { kind: 'SECTOR', original: '鉄道事業者', replacement: '重要インフラ事業者', reason: 'too_few_fit' },
  ])
})
