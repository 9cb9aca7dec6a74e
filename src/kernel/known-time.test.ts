import fc from 'fast-check'
import { expect, describe as group, test } from 'vitest'
import { defaultZone, describe, type KnownTime, knownInstant, readTime } from './known-time.ts'

/** Friday 20 November, 02:58: the duty officer of SCREENS §8.2. */
const now = new Date('2026-11-20T02:58:00+09:00')
const reading = (wording: string, at = now): string => describe(readTime(wording, at), 'ja', at)
const isUnread = ({ earliest, latest }: KnownTime): boolean => earliest === null && latest === null

group('a wording in Japanese is read as the one who types it means it', () => {
  test.each([
    ['日付が変わったころ', '11月19日 23:30〜翌 00:30'],
    ['日付が変わる頃', '11月19日 23:30〜翌 00:30'],
    ['17時ごろ', '11月19日 16:30〜17:30'],
    ['17時15分', '11月19日 17:15'],
    ['17時15分ごろから', '11月19日 17:00〜17:30'],
    ['１７時１５分頃', '11月19日 17:00〜17:30'],
    ['17:00ごろ', '11月19日 16:30〜17:30'],
    ['午後5時半', '11月19日 17:30'],
    ['夕方5時', '11月19日 17:00'],
    ['夕刻', '11月19日 16:00〜19:00'],
    ['夕方', '11月19日 16:00〜19:00'],
    ['昼まで', '11月20日 00:00〜12:00'],
    ['夕方までに', '11月20日 00:00〜19:00'],
    ['昼ごろ', '11月19日 11:00〜13:00'],
    ['正午', '11月19日 12:00'],
    ['正午ごろ', '11月19日 11:30〜12:30'],
    ['昨夜', '11月19日 18:00〜翌 02:00'],
    ['昨夜11時', '11月19日 23:00'],
    ['昨夜1時', '11月20日 01:00'],
    ['深夜', '11月19日 23:00〜翌 03:00'],
    ['深夜1時', '11月20日 01:00'],
    ['深夜11時', '11月19日 23:00'],
    ['未明', '11月20日 00:00〜03:00'],
    ['始発', '11月19日 04:30〜05:30'],
    ['11月19日 夕方', '11月19日 16:00〜19:00'],
    ['11月19日の夕方から', '11月19日 16:00〜19:00'],
    ['十一月十九日 十七時ごろ', '11月19日 16:30〜17:30'],
    ['11月19日（木）17時', '11月19日 17:00'],
    ['2007年10月12日 始発', '2007年10月12日 04:30〜05:30'],
    ['平成19年10月12日', '2007年10月12日'],
    ['令和元年5月1日', '2019年5月1日'],
    ['5/8 10:28', '5月8日 10:28'],
    ['19日の朝', '11月19日 05:00〜10:00'],
    ['一昨日の朝', '11月18日 05:00〜10:00'],
    ['2007年5月', '2007年5月'],
    ['2007年', '2007年1月1日〜2007年12月31日'],
    ['3時間前', '11月19日 23:28〜翌 00:28'],
    ['三時間前', '11月19日 23:28〜翌 00:28'],
    ['1時間半前', '11月20日 00:58〜01:58'],
    ['30分前', '11月20日 02:23〜02:33'],
    ['10日前', '11月10日'],
    ['さきほど', '11月20日 01:58〜02:58'],
    ['17時台', '11月19日 17:00〜17:59'],
    ['17時過ぎ', '11月19日 17:00〜17:30'],
    ['17時前', '11月19日 16:30〜17:00'],
    ['18時以降', '11月19日 18:00〜23:59'],
    ['25時', '11月20日 01:00'],
    ['11月19日25時', '11月20日 01:00'],
    ['23:30〜0:30', '11月19日 23:30〜翌 00:30'],
    ['17時ごろから18時まで', '11月19日 16:30〜18:00'],
  ])('%s', (wording, expected) => {
    expect(reading(wording)).toBe(expected)
    expect(readTime(wording, now).certainty).toBe('PROBABLE')
  })
})

group('a wording in English is read as the one who types it means it', () => {
  test.each([
    ['around 17:00', '11月19日 16:30〜17:30'],
    ['5:30 pm', '11月19日 17:30'],
    ['12 am', '11月20日 00:00'],
    ['yesterday evening', '11月19日 16:00〜19:00'],
    ['last night', '11月19日 18:00〜翌 02:00'],
    ['2 hours ago', '11月20日 00:28〜01:28'],
    ['half an hour ago', '11月20日 01:58〜02:58'],
    ['2007-10-12', '2007年10月12日'],
    ['2015-05-08 10:28', '2015年5月8日 10:28'],
    ['2015-05-08T10:28', '2015年5月8日 10:28'],
    ['12 October 2007', '2007年10月12日'],
    ['Nov 19, 2026 17:15', '11月19日 17:15'],
    ['at 17:00 on Thursday 19 November', '11月19日 17:00'],
    ['between 17:00 and 18:30', '11月19日 17:00〜18:30'],
    ['17:00-18:30', '11月19日 17:00〜18:30'],
    ['May 2015', '2015年5月'],
  ])('%s', (wording, expected) => {
    expect(reading(wording)).toBe(expected)
  })
})

group('a wording that is not wholly understood', () => {
  test.each([
    '不明',
    'unknown',
    '約4時間後',
    '17時に会議がある',
    '昨日か一昨日',
    '2月30日',
    '13月1日',
    '17時75分',
    '31時',
    '午後13時',
    '昨日の今朝',
    '11月19日深夜1時',
    '2007年5月 夕方',
    '先週あたり',
    '？',
    `17時${' '.repeat(200)}`,
  ])('%s keeps its words and gets no ends', wording => {
    expect(readTime(wording, now)).toEqual({
      earliest: null,
      latest: null,
      zone: defaultZone,
      certainty: 'UNKNOWN',
      wording,
    })
    expect(describe(readTime(wording, now), 'ja')).toBe(wording.trim())
  })

  test('nothing typed is “not given”, which is not “unknown”', () => {
    expect(readTime('　 ', now).certainty).toBe('NOT_GIVEN')
    expect(describe(readTime('', now), 'ja')).toBe('未記入')
    expect(describe(readTime('', now), 'en')).toBe('Not given')
  })
})

group('the day that is meant', () => {
  test('without a date it is the last such time that has begun', () => {
    expect(reading('夕方', new Date('2026-11-20T16:30:00+09:00'))).toBe('11月20日 16:00〜19:00')
    expect(reading('夕方', new Date('2026-11-20T15:59:00+09:00'))).toBe('11月19日 16:00〜19:00')
  })

  test('今朝 is this morning, and before its hours what has passed of the day', () => {
    expect(reading('今朝', new Date('2026-11-20T14:00:00+09:00'))).toBe('11月20日 05:00〜10:00')
    expect(reading('今朝')).toBe('11月20日 00:00〜02:58')
    expect(reading('今朝9時', new Date('2026-11-20T14:00:00+09:00'))).toBe('11月20日 09:00')
  })

  test('a date without its year is the last one, unless it comes within a month', () => {
    const january = new Date('2027-01-02T09:00:00+09:00')
    expect(describe(readTime('12月30日', january), 'ja', january)).toBe('2026年12月30日')
    expect(describe(readTime('1月20日', january), 'ja', january)).toBe('1月20日')
    const december = new Date('2026-12-30T09:00:00+09:00')
    expect(describe(readTime('1月5日', december), 'ja', december)).toBe('2027年1月5日')
  })

  test('約4時間後 counts from what it is said of', () => {
    const began = readTime('2015-05-08 10:28', now)
    expect(describe(readTime('約4時間後', now, defaultZone, began), 'ja', now)).toBe('2015年5月8日 13:58〜14:58')
    expect(isUnread(readTime('約4時間後', now, defaultZone, readTime('不明', now)))).toBe(true)
  })

  test('instants are UTC, and a zone other than Japan’s is obeyed, also across its summer time', () => {
    expect(readTime('17時15分', now).earliest).toBe('2026-11-19T08:15:00.000Z')
    expect(readTime('2026-07-01 12:00', now, 'Europe/Berlin').earliest).toBe('2026-07-01T10:00:00.000Z')
    expect(readTime('2026-12-01 12:00', now, 'Europe/Berlin').earliest).toBe('2026-12-01T11:00:00.000Z')
    expect(readTime('2026-03-29 01:30', now, 'Europe/Berlin').earliest).toBe('2026-03-29T00:30:00.000Z')
    expect(readTime('17:00', now, 'Mars/Olympus')).toMatchObject({ earliest: null, zone: defaultZone })
  })
})

group('the reading shown back', () => {
  test('names the next day and never repeats a date', () => {
    const known = readTime('日付が変わったころ', now)
    expect(describe(known, 'ja')).toBe('11月19日 23:30〜翌 00:30')
    expect(describe(known, 'en')).toBe('19 Nov 23:30–00:30 next day')
  })

  test('says which end is open', () => {
    const known = readTime('17時15分', now)
    expect(describe({ ...known, latest: null }, 'ja')).toBe('11月19日 17:15 以降')
    expect(describe({ ...known, earliest: null }, 'en')).toBe('by 19 Nov 17:15')
  })

  test('an instant of a machine is confirmed', () => {
    expect(knownInstant(now)).toMatchObject({
      earliest: now.toISOString(),
      latest: now.toISOString(),
      certainty: 'CONFIRMED',
    })
  })
})

const spoken = fc
  .array(
    fc.constantFrom(
      '11月',
      '19日',
      '2007年',
      '5/8',
      '17時',
      '15分',
      'ごろ',
      '夕方',
      '昼',
      'まで',
      '昨夜',
      '深夜',
      '未明',
      '前',
      '後',
      '約',
      '3',
      '時間',
      '〜',
      'から',
      ' ',
      '翌',
      '翌日',
      'yesterday',
      'evening',
      '10:28',
      'ago',
      'hours',
      'about',
      '日付が変わった',
      '今朝',
      '午後',
      '２',
      '月',
      '以降',
      '一昨日',
      '十',
      '元',
      '令和',
      '-',
      '/',
      '99',
      'may',
      'pm',
      '半',
      '台',
    ),
    { maxLength: 8 },
  )
  .map(words => words.join(''))

test('whatever is typed, reading never throws, keeps the order of the ends and the wording byte for byte', () => {
  fc.assert(
    fc.property(
      fc.oneof(spoken, fc.string({ unit: 'binary' }), fc.string({ maxLength: 300 })),
      fc.date({ noInvalidDate: false }),
      fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/St_Johns', 'nowhere', ''),
      (wording, at, zone) => {
        const known = readTime(wording, at, zone, knownInstant(now))
        expect(known.wording).toBe(wording)
        expect(known.earliest === null).toBe(known.latest === null)
        if (known.earliest !== null && known.latest !== null) {
          expect(Date.parse(known.earliest)).toBeLessThanOrEqual(Date.parse(known.latest))
          expect(known.certainty).toBe('PROBABLE')
        } else expect(['UNKNOWN', 'NOT_GIVEN']).toContain(known.certainty)
        expect(describe(known, 'ja', now).length).toBeGreaterThan(0)
        expect(describe(known, 'en').length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 3000 },
  )
})

test('what is shown back can be typed again and reads the same, in both languages', () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 365 })
  fc.assert(
    fc.property(minute, fc.integer({ min: 0, max: 1439 }), (back, length) => {
      const earliest = new Date(now.getTime() - (back + length) * 60_000).toISOString()
      const latest = new Date(now.getTime() - back * 60_000).toISOString()
      const known: KnownTime = { earliest, latest, zone: defaultZone, certainty: 'PROBABLE', wording: '' }
      for (const language of ['ja', 'en'] as const) {
        expect(readTime(describe(known, language, now), now)).toMatchObject({ earliest, latest })
      }
    }),
  )
})
