import { type Place, places } from '../app/navigation.ts'
import type { Session } from '../app/session.ts'

/** Friday 20 November, 03:07: one duty officer, alone. Every organisation and person is invented. */
export const scene = {
  now: new Date('2026-11-20T03:07:00+09:00'),
  at: (time: string, day = '2026-11-20'): Date => new Date(`${day}T${time}:00+09:00`),
  in: (minutes: number): Date => new Date(Date.parse('2026-11-20T03:07:00+09:00') + minutes * 60_000),
}

export const session: Session = {
  now: scene.now.toISOString(),
  environment: 'demo',
  scenario: null,
  view: 'coordinating',
  person: { name: { ja: '佐久間 玲', en: 'SAKUMA Rei' } },
  organisation: { name: { ja: '内閣サイバー調整室', en: 'Cyber Coordination Office' }, fictional: true },
  post: { name: { ja: '当直', en: 'duty' }, until: '2026-11-20T07:00:00+09:00' },
  places: Object.keys(places) as Place[],
  waiting: {
    inbox: { count: 5, urgent: false },
    reports: { count: 12, urgent: false },
    cases: { count: 9, urgent: false },
    advisories: { count: 4, urgent: false },
    deliveries: { count: 11, urgent: true },
  },
}
