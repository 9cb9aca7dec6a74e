import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apply,
  type Identifiers,
  kept,
  leftOver,
  noIdentifiers,
  notLookedFor,
  propose,
  removalKinds,
  segments,
} from './anonymise.ts'

const agency: Identifiers = {
  names: ['全国給付機構', '給付第二課', '株式会社みどり急行', 'National Benefit Agency', 'JR', 'リコ', '機'],
  people: ['森 太郎', '白石 玲奈', 'Rena Shiraishi'],
  domains: ['kyufu.example.jp'],
  addresses: ['198.51.100.0/24', '2001:db8:1::/48', 'window@mail.example'],
  hostPatterns: ['KF-####', 'dc*.corp'],
  places: ['霞ヶ関庁舎'],
  contracts: ['基幹システム更改'],
  phones: ['03-0000-0142'],
}
const as = { organisationAs: { ja: 'ある公的機関', en: 'a public body' } }
const anonymised = (text: string): string => apply(text, propose(text, agency, as))

describe('R-036: the anonymised version', () => {
  const told =
    '11月19日 17時15分ごろ、全国給付機構の給付第二課で、端末 KF-0231（10.20.4.31）が接続先 203.0.113.58 と通信しました。'

  test('says what happened without saying to whom', () => {
    expect(anonymised(told)).toBe('11月19日の夕方、ある公的機関で、端末 1台が接続先 203.0.113.58 と通信しました。')
  })

  test('comes with a record of each removal and its reason', () => {
    expect(
      propose(told, agency, as).map(({ kind, original, replacement, reason }) => [kind, original, replacement, reason]),
    ).toEqual([
      ['TIME', '11月19日 17時15分ごろ', '11月19日の夕方', 'time_too_fine'],
      ['NAME', '全国給付機構の給付第二課', 'ある公的機関', 'registered_name'],
      ['HOST', '端末 KF-0231（10.20.4.31）', '端末 1台', 'registered_host'],
    ])
  })

  test('in English uses English words', () => {
    expect(anonymised('At 17:15 the server KF-0231 of the National Benefit Agency was cut off.')).toBe(
      'in the evening one server of a public body was cut off.',
    )
  })

  test('is drawn as kept, struck and inserted passages', () => {
    expect(segments('端末 KF-0231 を隔離。', propose('端末 KF-0231 を隔離。', agency))).toEqual([
      { state: 'STRUCK', text: '端末 KF-0231', removal: 0 },
      { state: 'INSERTED', text: '端末 1台', removal: 0 },
      { state: 'KEPT', text: ' を隔離。', removal: null },
    ])
  })

  test('every kind of removal has its words and reason in both languages', () => {
    for (const { ja, en, instead, because } of Object.values(removalKinds)) {
      for (const word of [ja, en, instead.ja, instead.en, because.ja, because.en]) expect(word).not.toBe('')
    }
  })
})

describe('R-037: the victim is found however it is written', () => {
  test.each([
    ['㈱みどり急行', 'NAME'],
    ['（株）みどり急行', 'NAME'],
    ['みどり急行株式会社', 'NAME'],
    ['み ど り　急行', 'NAME'],
    ['ﾐﾄﾞﾘ急行', 'NAME'],
    ['ミドリ急行', 'NAME'],
    ['ＮＡＴＩＯＮＡＬ benefit‐agency', 'NAME'],
    ['nationalbenefitagency', 'NAME'],
    ['ＪＲ', 'NAME'],
    ['森太郎', 'PERSON'],
    ['森 太郎さん', 'PERSON'],
    ['森氏', 'PERSON'],
    ['白石課長補佐', 'PERSON'],
    ['Shiraishi Rena', 'PERSON'],
    ['yamada@kyufu.example.jp', 'MAIL'],
    ['yamada[at]kyufu[.]example[.]jp', 'MAIL'],
    ['ｙａｍａｄａ＠ｋｙｕｆｕ．ｅｘａｍｐｌｅ．ｊｐ', 'MAIL'],
    ['window@mail.example', 'MAIL'],
    ['kyufu[dot]example(.)jp', 'DOMAIN'],
    ['hxxps[:]//www.kyufu.example.jp/login?x=1', 'DOMAIN'],
    ['kyufu.example.jp.bad.test', 'DOMAIN'],
    ['198.51.100.7', 'ADDRESS'],
    ['10[.]20[.]4[.]31', 'ADDRESS'],
    ['192.168.1.0/24', 'ADDRESS'],
    ['172.31.255.254', 'ADDRESS'],
    ['2001:db8:1::5', 'ADDRESS'],
    ['fe80::1%eth0', 'ADDRESS'],
    ['fd12:3456::1', 'ADDRESS'],
    ['ＫＦ－０２３１', 'HOST'],
    ['KF0231', 'HOST'],
    ['kf_0231.corp.local', 'HOST'],
    ['dc01.corp', 'HOST'],
    ['霞ケ関庁舎', 'PLACE'],
    ['基幹システム更改', 'CONTRACT'],
  ])('%s is a %s, cut exactly', (written, kind) => {
    for (const [before, after] of [
      ['昨日、', 'で確認した。'],
      ['(', ')'],
      ['', ''],
    ] as const) {
      expect(leftOver(`${before}${written}${after}`, agency)).toEqual([
        { kind, start: before.length, end: before.length + written.length, original: written },
      ])
      expect(leftOver(anonymised(`${before}${written}${after}`), agency)).toEqual([])
    }
  })

  test('a name that overlaps another finding is struck with it, whole', () => {
    const text = '全国給付機構kyufu.example.jp/全国給付機構'
    expect(leftOver(anonymised(text), agency)).toEqual([])
    const overlapping = { ...noIdentifiers, names: ['全国給付機構', '給付機構支援室'] }
    expect(apply('全国給付機構支援室で', propose('全国給付機構支援室で', overlapping))).toBe('ある組織で')
  })

  test('a replacement that would itself give the victim away is withheld', () => {
    const odd = { ...noIdentifiers, names: ['ある組織'] }
    expect(apply('ある組織です', propose('ある組織です', odd))).toBe('（非公開）です')
  })

  test('one letter is not looked for, and that is said', () => {
    expect(propose('機械の機嫌', agency)).toEqual([])
    expect(notLookedFor(agency)).toEqual(['機'])
    expect(notLookedFor({ ...noIdentifiers, names: ['株式会社A'] })).toEqual(['株式会社A'])
  })
})

describe('harmless text stays as it is', () => {
  test.each([
    'JREとMAJRは別の組織です。',
    'Raj ran to the jury.',
    '製品のリコールとプリコンの話。',
    '森林の管理と白石区の広報。',
    'notkyufu.example.jp と kyufu.example.jpx と kyufu-example.jp',
    'KF-02311 と XKF-0231 は型番です。',
    '172.32.0.1、203.0.113.58、198.51.101.1、2001:db8:2::1 を遮断してください。',
    '版 1.10.0.0.1 を適用。比率は 3:1、4時間後に復旧。',
    '11月12日以降の全ログを点検してください。',
    'Costco and Incheon are elsewhere.',
  ])('%s', text => {
    expect(propose(text, agency)).toEqual([])
    expect(apply(text, [])).toBe(text)
  })

  test('what prevention needs is kept, and said to be', () => {
    const text = '203.0.113.58 cdn-kyufu[.]example invoice.zip evil@bad.test d41d8cd98f00b204e9800998ecf8427e'
    expect(propose(text, agency)).toEqual([])
    expect(kept(text, agency).map(({ original, reason }) => [original, reason])).toEqual([
      ['203.0.113.58', 'external_address'],
      ['cdn-kyufu[.]example', 'external_domain'],
      ['evil@bad.test', 'external_mail'],
      ['d41d8cd98f00b204e9800998ecf8427e', 'hash'],
    ])
  })

  test('an internal address is never reported as kept', () => {
    expect(kept('10.0.0.1 kyufu.example.jp yamada@kyufu.example.jp', agency)).toEqual([])
  })
})

describe('times are given as parts of the day', () => {
  test.each([
    ['2026-11-19T17:15:00+09:00 に検知', '2026-11-19の夕方 に検知'],
    ['午後5時半に検知', '夕方に検知'],
    ['２時ごろ検知', '未明検知'],
    ['17:15〜18:30に通信', '夕方に通信'],
    ['17時から23時まで通信', '夕方から夜まで通信'],
    ['朝まで続き、17時に検知', '朝まで続き、夕方に検知'],
    ['caused by a worm at 3:20 pm', 'caused by a worm in the afternoon'],
  ])('%s', (text, expected) => {
    expect(anonymised(text)).toBe(expected)
  })

  test.each(['回答期限 11月20日 12:00', '18時までに回答', 'Deadline: 20 Nov 12:00'])(
    'but a deadline stays: %s',
    text => {
      expect(propose(text, agency)).toEqual([])
      expect(kept(text, agency)).toEqual([expect.objectContaining({ reason: 'deadline' })])
    },
  )
})

const width = (text: string): string =>
  text.replace(/[!-~]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const kana = (text: string): string =>
  text.replace(/[ぁ-ゖ]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0x60))
const spaced = (text: string): string => [...text].join(' ')
const zeroWidth = (text: string): string => [...text].join('\u200b')
const defanged = (text: string): string => text.replaceAll('.', '[.]').replace('@', '[at]')
const same = (text: string): string => text

const secrets = fc.oneof(
  fc.tuple(
    fc.constantFrom('全国給付機構', 'みどり急行', 'National Benefit Agency', '白石玲奈'),
    fc.constantFrom(same, width, kana, spaced, zeroWidth),
  ),
  fc.tuple(
    fc.constantFrom('kyufu.example.jp', 'a.kyufu.example.jp', 'yamada@kyufu.example.jp', '10.20.4.31', '198.51.100.9'),
    fc.constantFrom(same, width, zeroWidth, defanged, (text: string) => text.toUpperCase()),
  ),
)
const filler = fc.constantFrom(
  '不審な添付を',
  '、',
  '。\n',
  ' ',
  '（',
  '）',
  'が通信しました',
  '203.0.113.58',
  ' and ',
  '「',
  '」',
  '・',
  '\n',
  'を確認',
)

test('R-037: whatever is planted among other words, nothing that identifies is left after the proposal', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(filler, secrets, filler), { minLength: 1, maxLength: 6 }), parts => {
      const text = parts.map(([before, [secret, spelt], after]) => `${before}、${spelt(secret)}、${after}`).join('')
      expect(leftOver(text, agency)).toHaveLength(parts.length)
      expect(leftOver(anonymised(text), agency)).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('whatever the text, removals are sorted, do not overlap, and quote the original', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          'KF-',
          '0231',
          '17:',
          '15',
          '10.',
          '1.',
          '::',
          'fe80',
          '全国',
          '給付機構',
          '(',
          '株',
          ')',
          'JR',
          '@',
          'kyufu.',
          'example.jp',
          '11月',
          '1日',
          ' ',
          '森',
          '氏',
        ),
        { maxLength: 14 },
      )
      .map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(hostile, text => {
      const removals = propose(text, agency)
      let at = 0
      for (const { start, end, original, replacement } of removals) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        expect(original).toBe(text.slice(start, end))
        expect(replacement).not.toBe('')
        at = end
      }
      const original = segments(text, removals).filter(({ state }) => state !== 'INSERTED')
      expect(original.map(segment => segment.text).join('')).toBe(text)
      expect(segments(text, removals).every(segment => segment.text !== '')).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a long hostile text is read in time', () => {
  const began = performance.now()
  for (const unit of ['a', 'a.', 'a@', '1.', ':', 'KF-', '森', '1:', '全国給付'])
    propose(unit.repeat(20_000 / unit.length), agency)
  expect(performance.now() - began).toBeLessThan(5_000)
})

describe('a hostile host pattern', () => {
  test('of many separators or stars in a row costs no more than its length', () => {
    const text = `a${'-'.repeat(60)} ${'a'.repeat(62)} c`
    for (const pattern of [`a${'-'.repeat(120)}b`, `a${'*'.repeat(120)}b`]) {
      expect(leftOver(text, { ...noIdentifiers, hostPatterns: [pattern] })).toEqual([])
    }
  })
})

describe('R-036: further writings of a time', () => {
  test.each([
    ['The alarm came at 5 pm.', 'The alarm came in the evening.'],
    ['Cut off at 5.40 p.m. by hand.', 'Cut off in the evening by hand.'],
    ['Seen 1715 JST on the sensor.', 'Seen in the evening on the sensor.'],
    ['十七時十五分に遮断', '夕方に遮断'],
    ['午後三時に検知', '午後に検知'],
  ])('%s', (text, expected) => {
    expect(anonymised(text)).toBe(expected)
  })

  test.each(['十時間後に復旧', '2026 年度', 'CVE-2026-1715'])('but not: %s', text => {
    expect(propose(text, agency)).toEqual([])
  })
})

test('a domain is found in both of its spellings (RFC 3492)', () => {
  for (const registered of ['bücher.example', 'xn--bcher-kva.example']) {
    const own = { ...noIdentifiers, domains: [registered] }
    expect(leftOver('www.bücher.example と xn--bcher-kva.example', own)).toHaveLength(2)
  }
})
