import { describe, expect, test } from 'vitest'
import { groupPosts, type Post } from './demonstration-posts.ts'

const post = (code: string, kinds: string[], organisationJa: string, personEn: string): Post => ({
  post: code,
  organisation: code,
  code,
  organisationJa,
  organisationEn: `${code} in English`,
  personJa: '早瀬 航平',
  personEn,
  titleJa: '当直',
  titleEn: 'Duty desk',
  duties: [],
  kinds,
})
const posts = [
  post('MINATO', ['CI_OPERATOR'], 'みなと急行電鉄', 'HAYASE Kohei'),
  post('COORD', ['COORD'], '内閣サイバー調整室', 'SAKUMA Rei'),
  post('KOWAN', ['CEPTOAR', 'CI_OPERATOR'], '港湾セプター', 'ISO Nami'),
]
const codes = (typed: string): string[] => groupPosts(posts, typed).flatMap(group => group.posts.map(one => one.code))

describe('the role switcher', () => {
  test('lists every post once, by the kind of its organisation, the coordinator first', () => {
    expect(groupPosts(posts, '').map(group => group.kind)).toEqual(['COORD', 'CI_OPERATOR'])
    expect(codes('')).toEqual(['COORD', 'MINATO', 'KOWAN'])
  })

  test('finds by organisation, person or code, in either language and any width', () => {
    expect(codes('急行')).toEqual(['MINATO'])
    expect(codes('sakuma')).toEqual(['COORD'])
    expect(codes('ｋｏｗａｎ')).toEqual(['KOWAN'])
  })

  test('wants every word', () => {
    expect(codes('当直 港湾')).toEqual(['KOWAN'])
    expect(codes('当直 山')).toEqual([])
  })
})
