import { describe, expect, it } from 'vitest'
import { mayBeCalled } from './addresses.ts'

describe('an address that somebody typed', () => {
  it.each([
    ['this host', ['127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::']],
    ['a private network', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1']],
    ['link-local and metadata', ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'fd00:ec2::254']],
    ['shared address space', ['100.64.0.1', '100.127.255.255']],
    ['multicast, broadcast and reserved', ['224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1', 'ff02::1']],
    ['documentation and benchmarks', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1']],
    [
      'IPv4 inside IPv6',
      [
        '::ffff:127.0.0.1',
        '::ffff:a9fe:a9fe',
        '::ffff:10.0.0.1',
        '64:ff9b::7f00:1',
        '2002:7f00:1::',
        '2001:0:1::',
        '::127.0.0.1',
      ],
    ],
    ['no address', ['localhost', '', '0x7f.1', '1.2.3', '1.2.3.4.5']],
  ])('is refused: %s', (_, addresses) => {
    for (const address of addresses) expect([address, mayBeCalled(address)]).toEqual([address, false])
  })

  it('is called when it is public', () => {
    for (const address of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])
      expect([address, mayBeCalled(address)]).toEqual([address, true])
  })

  it('is called inside a network that the installation names, and in no other', () => {
    expect(mayBeCalled('10.20.3.4', ['10.20.0.0/16'])).toBe(true)
    expect(mayBeCalled('::ffff:10.20.3.4', ['10.20.0.0/16'])).toBe(true)
    expect(mayBeCalled('10.21.3.4', ['10.20.0.0/16'])).toBe(false)
    expect(mayBeCalled('fd00::5', ['fd00::/64'])).toBe(true)
    expect(mayBeCalled('127.0.0.1', ['127.0.0.1'])).toBe(true)
  })
})
