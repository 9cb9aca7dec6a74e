import { BlockList, isIP } from 'node:net'

/**
 * Networks that nothing from outside may make this server call (RFC 6890, RFC 6598): this host, private and link-local
 * networks with the metadata services of clouds, shared address space, documentation, multicast, and the IPv6 forms that
 * carry an IPv4 address inside.
 */
const refused4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Only 2000::/3 is global unicast; of it, documentation, 6to4 and Teredo. The rest is refused as a whole. */
const refused6 = ['2001:db8::/32', '2001::/23', '2002::/16', '3fff::/20', '5f00::/16']

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.trim().split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family)
  }
  return list
}

const [inside4, inside6, global6] = [listOf(refused4), listOf(refused6), listOf(['2000::/3'])]

/** ::ffff:10.0.0.1 and ::ffff:a00:1 are 10.0.0.1. */
const unmapped = (address: string): string => {
  const short = new URL(`http://[${address.replace(/%.*$/, '')}]/`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(short) ?? []
  if (high === undefined || low === undefined) return short
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}

/** Whether an address may be called: it is public, or its network is one that the installation allows by name. */
export const mayBeCalled = (address: string, allowed: readonly string[] = []): boolean => {
  if (isIP(address) === 0) return false
  const plain = isIP(address) === 6 ? unmapped(address) : address
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4'
  if (listOf(allowed).check(plain, family)) return true
  return family === 'ipv4'
    ? !inside4.check(plain, 'ipv4')
    : global6.check(plain, 'ipv6') && !inside6.check(plain, 'ipv6')
}
