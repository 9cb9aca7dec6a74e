import { describe, expect, test } from 'vitest'
import { type SessionAnswer, sessionOf } from './session.ts'

const answer = (kinds: string[]): SessionAnswer => ({
  now: '2026-11-20T03:07:00+09:00',
  environment: 'DEMONSTRATION',
  scenario: null,
  actor: {
    person: { ja: '早瀬 航平', en: 'HAYASE Kohei' },
    organisation: {
      ja: 'みなと急行電鉄株式会社',
      en: 'Minato Express Railway',
      shortJa: 'みなと急行',
      shortEn: 'Minato',
      fictional: true,
    },
    titleJa: '運輸指令所',
    titleEn: 'Control centre',
    kinds,
    duties: [],
  },
})

describe('the frame’s session', () => {
  test('is nobody’s while nobody is signed in', () => {
    expect(sessionOf({ ...answer([]), actor: null })).toBeNull()
  })

  test('says that a replay is no real use', () => {
    const scenario = { kind: 'REPLAY', speed: 60, paused: false } as const
    expect(sessionOf({ ...answer(['COORD']), environment: 'REAL', scenario })).toMatchObject({
      environment: 'exercise',
      scenario,
    })
  })

  test('of an operator has no cases and no delivery board', () => {
    const session = sessionOf(answer(['CI_OPERATOR']))
    expect(session?.view).toBe('operator')
    expect(session?.places).not.toContain('cases')
    expect(session?.places).not.toContain('deliveries')
    expect(session?.places).toContain('new_report')
  })

  test('of an organisation with another role draws every page', () => {
    expect(sessionOf(answer(['CI_OPERATOR', 'CEPTOAR']))?.places).toContain('deliveries')
    expect(sessionOf(answer(['COORD']))?.view).toBe('coordinating')
    expect(sessionOf(answer(['COORD']))?.places).toEqual(
      expect.arrayContaining(['public_cases', 'alert_requests', 'effects']),
    )
    expect(sessionOf(answer(['SECTOR_MINISTRY']))?.places).toContain('alert_requests')
    expect(sessionOf(answer(['CEPTOAR']))?.places).not.toContain('alert_requests')
  })
})
