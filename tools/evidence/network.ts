import type { World } from './world.ts'

const inside = { joho: '10.16.0.0/12', gyomu: '10.112.0.0/12', server: '10.200.0.0/16', togo: '10.250.0.0/16' }
const paths = [
  { id: 'proxy', name: 'プロキシサーバ経由', hops: ['SW1', 'FW2'], target: 'proxy' },
  { id: 'ministry-direct', name: '統合ネットワーク経由(プロキシなし)', hops: ['SW1', 'FW2'], target: 'internet' },
  { id: 'mail-line', name: 'メール専用回線経由', hops: ['SW1', 'FW3'], target: 'internet' },
  { id: 'nenkin-line', name: 'ねんきんネット回線経由', hops: ['SW1', 'FW4', 'FW5'], target: 'internet' },
]

/** The network of DOMAIN §7.3: two segments, five control points, four ways out; `slip` leaves one of them open. */
export const networkOf = (
  world: World,
): {
  topology: object
  rules: object
  sessions: string
  verdicts: { from: string; to: string; path: string; blocked: boolean }[]
} => {
  const { slip, proxies } = world.plan
  const nodes = Array.from({ length: proxies }, (_, node) => `10.250.1.${11 + node}/32`)
  const rule = (
    device: string,
    seq: number,
    path: string,
    src: string,
    dst: string | string[],
    service: string,
    action: 'permit' | 'deny',
    comment: string,
  ) => ({
    device,
    seq,
    path,
    src: [src],
    dst: Array.isArray(dst) ? dst : [dst],
    service: [service],
    action,
    comment,
  })
  const rules = [
    rule('SW1', 10, 'proxy', inside.joho, nodes, 'tcp/8080', 'permit', 'Web閲覧'),
    rule('SW1', 20, 'any', inside.joho, inside.server, 'any', 'permit', 'サーバ利用'),
    rule('SW1', 30, 'any', inside.gyomu, inside.togo, 'any', 'deny', '業務系の外部接続禁止'),
    rule('SW1', 40, 'nenkin-line', inside.gyomu, 'any', 'any', 'permit', '照会業務'),
    rule('SW1', 50, 'any', inside.gyomu, 'any', 'any', 'deny', '業務系の外部接続禁止'),
    rule('SW1', 60, 'nenkin-line', inside.joho, 'any', 'any', 'deny', '情報系から照会系への接続禁止'),
    rule('SW1', 70, 'any', inside.joho, 'any', 'any', 'permit', 'バックボーン転送'),
    rule('FW2', 10, 'proxy', inside.joho, nodes, 'tcp/8080', 'permit', 'プロキシ利用'),
    rule('FW2', 20, 'any', 'any', 'any', 'any', 'deny', '既定'),
    rule('FW2', 30, 'ministry-direct', inside.joho, 'any', 'tcp/443', 'permit', '旧設定(前の規則により無効)'),
    rule('FW3', 10, 'mail-line', inside.server, 'any', 'tcp/25', 'permit', 'メール送信'),
    ...(slip
      ? [rule('FW3', 15, 'mail-line', '10.16.1.0/24', '198.51.100.0/24', 'tcp/8443', 'permit', '保守用(期限切れ)')]
      : []),
    rule('FW3', 20, 'any', 'any', 'any', 'any', 'deny', '既定'),
    rule('FW4', 10, 'nenkin-line', inside.gyomu, '10.210.0.0/16', 'tcp/443', 'permit', '照会'),
    rule('FW5', 10, 'nenkin-line', '10.210.0.0/16', 'any', 'tcp/443', 'permit', '利用者への応答'),
  ]
  const zones = [
    { id: 'joho', name: '情報系', cidr: [inside.joho] },
    { id: 'gyomu', name: '業務系', cidr: [inside.gyomu] },
    { id: 'server', name: 'サーバ', cidr: [inside.server] },
    { id: 'togo', name: '統合ネットワーク', cidr: [inside.togo] },
    { id: 'proxy', name: 'プロキシサーバ', cidr: nodes },
    { id: 'nenkinnet', name: 'ねんきんネット', cidr: ['10.210.0.0/16'] },
    { id: 'internet', name: 'インターネット', cidr: ['0.0.0.0/0'] },
  ]
  const names = [
    '各拠点スイッチ',
    '統合ネットワークファイアウォール',
    '機構LANファイアウォール',
    '照会系ファイアウォール(内側)',
    '照会系ファイアウォール(外側)',
  ]
  const devices = ['SW1', 'FW2', 'FW3', 'FW4', 'FW5'].map((id, index) => ({
    id,
    mark: '①②③④⑤'[index],
    name: names[index],
  }))
  const dice = world.dice('sessions')
  const sessions = world.days.flatMap(day =>
    Array.from(
      { length: 12 },
      () =>
        `${new Date(day.start + dice.between(0, 86_000) * 1000).toISOString()},10.200.1.25,${dice.int(49_152, 65_000)},${world.hosts.literal()},25,tcp,permit,10,${dice.size(9_000)},${dice.size(700)}`,
    ),
  )
  return {
    topology: {
      zones,
      devices,
      links: [
        { id: 'L01', from: 'joho', to: 'togo', device: 'SW1' },
        { id: 'L02', from: 'gyomu', to: 'togo', device: 'SW1' },
        { id: 'L03', from: 'togo', to: 'internet', device: 'FW2' },
        { id: 'L04', from: 'server', to: 'internet', device: 'FW3' },
        { id: 'L05', from: 'nenkinnet', to: 'internet', device: 'FW5' },
      ],
      sources: ['joho', 'gyomu'],
      egressPaths: paths,
    },
    rules: { rules, defaultAction: Object.fromEntries(devices.map(({ id }) => [id, 'deny'])) },
    sessions: `time,src_ip,src_port,dst_ip,dst_port,proto,action,rule_seq,bytes_out,bytes_in\n${sessions.sort().join('\n')}\n`,
    verdicts: ['joho', 'gyomu'].flatMap(from =>
      paths.map(({ id }) => ({
        from,
        to: 'internet',
        path: id,
        blocked: !(from === 'joho' && (id === 'proxy' || (slip && id === 'mail-line'))),
      })),
    ),
  }
}
