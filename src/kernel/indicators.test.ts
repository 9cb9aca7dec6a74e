import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disguised, readIndicators } from './indicators.ts'

const read = (text: string) => readIndicators(text).indicators.map(({ kind, value }) => `${kind} ${value}`)

describe('pasted indicators', () => {
  it('are found in Japanese prose, disguised or full-width', () => {
    expect(
      read(
        '端末が hxxp://www[.]Evil-Site[.]example/a.php へ通信し、２０３．０．１１３．５（443/tcp）と198.51.100.7:8080にも接続しました。' +
          '接続先：bad(dot)example、差出人は「user[at]mail[.]example」、添付は「給付研究委員会.lzh」です。',
      ),
    ).toEqual([
      'URL http://www.evil-site.example/a.php',
      'IPV4 203.0.113.5',
      'IPV4 198.51.100.7',
      'DOMAIN bad.example',
      'EMAIL user@mail.example',
      'FILE_NAME 給付研究委員会.lzh',
    ])
  })

  it('are hashes, networks, IPv6 addresses and paths as tables and logs write them', () => {
    expect(
      read(`MD5:0123456789ABCDEF0123456789abcdef
        sha256=${'ab'.repeat(32)}
        198.51.100.0/24, 2001:DB8:0:0::1 C:\\Users\\a\\AppData\\evil.exe update[.]zip`),
    ).toEqual([
      'MD5 0123456789abcdef0123456789abcdef',
      `SHA256 ${'ab'.repeat(32)}`,
      'NETWORK 198.51.100.0/24',
      'IPV6 2001:db8::1',
      'FILE_NAME evil.exe',
      'DOMAIN update.zip',
    ])
  })

  it('are doubted with the reason where they would alarm everybody or nobody', () => {
    const text = '192.168.1.5 co.jp d41d8cd98f00b204e9800998ecf8427e 203.0.0.0/8 mail.rail.example fe80::1'
    expect(readIndicators(text, ['rail.example']).indicators.map(({ doubt }) => doubt)).toEqual([
      'INSIDE_ADDRESS',
      'ONLY_SUFFIX',
      'EMPTY_FILE',
      'WIDE_NETWORK',
      'OWN_DOMAIN',
      'INSIDE_ADDRESS',
    ])
  })

  it('that look technical and are not understood are handed back, not lost', () => {
    expect(readIndicators(`300.1.2.3 ${'a'.repeat(33)} http://`).unread).toEqual([
      '300.1.2.3',
      'a'.repeat(33),
      'http://',
    ])
  })

  it('are none where prose only has numbers, times and versions', () => {
    expect(read('5月8日 10:28 に約4時間後、Ver.3.5 の 660駅・4,400台で障害。TEL 03-0000-0142')).toEqual([])
  })
})

const octet = fc.integer({ min: 1, max: 223 })
const host = fc.domain().filter(domain => domain.length < 200)

describe('whatever is pasted', () => {
  it('is read without failing, and each value reads back as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        for (const { kind, value } of readIndicators(text).indicators)
          expect([kind, value.length > 2]).toEqual([kind, true])
      }),
    )
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), bytes => {
        const address = bytes.join('.')
        expect(read(`通信先は${address}でした。`)).toEqual([`IPV4 ${address}`])
        expect(read(address.replaceAll('.', '[.]'))).toEqual([`IPV4 ${address}`])
      }),
    )
    fc.assert(
      fc.property(host, domain => {
        const name = domain.toLowerCase()
        expect(read(`接続先:${disguised(name)}、`)).toEqual([`DOMAIN ${name}`])
      }),
    )
  })

  it('costs no more than its length: 200,000 letters in under two seconds', () => {
    const started = performance.now()
    for (const letters of ['a.', '(.)', 'http://', '1.', 'あa', '[', ':', '@a.'])
      readIndicators(letters.repeat(Math.ceil(200_000 / letters.length)))
    expect(performance.now() - started).toBeLessThan(16_000)
  })
})
