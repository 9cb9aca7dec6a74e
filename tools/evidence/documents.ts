import type { Attack, Infection } from './attack.ts'
import { hour, minute, stamp } from './calendar.ts'
import { sampleOf } from './mails.ts'
import type { World } from './world.ts'

export interface ForensicDocument {
  hostname: string
  assetId: string
  artefacts: Record<string, unknown>[]
  [field: string]: unknown
}

const artefactsOf = (world: World, attack: Attack, infection: Infection): Record<string, unknown>[] => {
  const { machine, at, cause, program } = infection
  const time = (instant: number) => stamp(world.plan.zone, instant)
  const wave = cause.type === 'mail' ? attack.waves.find(one => one.group === cause.group) : undefined
  const ran = {
    time: time(at + 4_000),
    type: 'program-executed',
    detail: 'プログラムの実行痕跡',
    source: 'Prefetch',
    path: wave ? `C:\\Users\\${machine.user}\\Downloads\\${sampleOf(world, wave).name}` : program,
    sha256: wave ? sampleOf(world, wave).sha256 : world.dice(`implant/${infection.actor}`).hex(64),
  }
  if (cause.type === 'mail') return [ran]
  const seat = world.seated(cause.from, at)
  return [
    {
      time: time(at),
      type: 'local-admin-use',
      detail: 'ローカル管理者権限による操作の痕跡',
      source: 'イベントログ',
      account: 'kikouadm',
      sourceIp: seat.ip,
      path: program,
    },
    ran,
  ]
}

/** Reports on some machines; those that were not attacked have ordinary traces. */
export const forensicsOf = (world: World, attack: Attack): { reports: ForensicDocument[]; shown: Set<Infection> } => {
  const dice = world.dice('forensics')
  const shown = new Set<Infection>()
  const base = (machine: Infection['machine']) => ({
    hostname: machine.hostname,
    assetId: machine.asset,
    ip: machine.ip,
    examiner: 'システム運用業者',
    acquired: stamp(world.plan.zone, world.to + 2 * 24 * hour),
    limitation: '電源断・上書きにより失われた痕跡があり得る。',
  })
  const reports = attack.infections.flatMap(infection => {
    const taken = attack.takeover?.machine === infection.machine
    if (!taken && !dice.chance(0.5)) return []
    shown.add(infection)
    const artefacts = artefactsOf(world, attack, infection)
    for (const { machine, at } of attack.escalations)
      if (machine === infection.machine)
        artefacts.push({
          time: stamp(world.plan.zone, at),
          type: 'privilege-escalation',
          detail: '権限昇格ツールの実行痕跡',
          source: 'Prefetch',
        })
    if (taken)
      artefacts.push({
        time: stamp(world.plan.zone, attack.takeover?.at ?? 0),
        type: 'domain-admin-tool',
        detail: '認証サーバの脆弱性を悪用するツールの実行痕跡',
        source: 'Prefetch',
      })
    if (infection.sessions.some(session => session.upload))
      artefacts.push({
        time: stamp(world.plan.zone, infection.at + 90 * minute),
        type: 'archive-created',
        detail: 'ファイル圧縮の痕跡',
        source: 'USNジャーナル',
        path: 'C:\\Windows\\Temp\\a1.tmp',
        sizeBytes: 40_000_000,
      })
    return [{ ...base(infection.machine), artefacts }]
  })
  const clean = dice.some(
    world.organisation.terminals.filter(machine => !attack.infections.some(one => one.machine === machine)),
    3,
  )
  for (const machine of clean) {
    const at = world.from + dice.between(0.2, 0.8) * (world.to - world.from)
    const artefact = {
      time: stamp(world.plan.zone, at),
      type: 'program-executed',
      detail: '業務外ソフトウェアの実行痕跡',
      source: 'Prefetch',
      path: `C:\\Users\\${machine.user}\\Downloads\\henkan_tool.exe`,
      sha256: dice.hex(64),
    }
    reports.push({ ...base(machine), artefacts: [artefact] })
  }
  return { reports, shown }
}

/** What the monitoring centre, analysts and police told, and one alert that was sent to everybody. */
export const noticesOf = (world: World, attack: Attack): Record<string, unknown>[] => {
  const dice = world.dice('notices')
  const time = (at: number) => stamp(world.plan.zone, at)
  const named = (host: string) => ({ host, ip: world.hosts.addressOf(host) })
  const found: { at: number; notice: Record<string, unknown> }[] = []
  const seen = new Set<string>()
  for (const [index, infection] of attack.infections.entries()) {
    const session = infection.sessions.find(one => one.answer === 'ok' && !one.fetch)
    if (!session || seen.has(session.host) || !(index === 0 || dice.chance(0.08))) continue
    seen.add(session.host)
    const at = session.from + dice.between(1.5, 3.5) * hour
    const observed = { from: time(session.from), source: ['10.250.1.11'], destinations: [named(session.host)] }
    found.push({
      at,
      notice: {
        kind: 'detection',
        issuer: '監視センター',
        title: '不審な通信の検知・通知',
        text: '下記の通信先への不審な通信を検知した。通信元端末を特定し遮断されたい。',
        observed,
      },
    })
  }
  const evening = attack.infections
    .flatMap(one => one.sessions)
    .find(
      one =>
        one.machine === attack.infections[0]?.machine && one.from > (attack.infections[0]?.at ?? 0) + 10 * 24 * hour,
    )
  if (evening)
    found.push({
      at: evening.from + 35 * minute,
      notice: {
        kind: 'detection',
        issuer: '監視センター',
        title: '不審な通信の検知・通知2',
        text: '下記の通信先への不審な通信を検知した。',
        observed: { from: time(evening.from), source: ['10.250.1.11'], destinations: [named(evening.host)] },
      },
    })
  const labels = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I']
  const analysed = attack.waves.filter(
    wave => wave.group !== 'extra' && (world.plan.attack === 'pension' || dice.chance(0.6)),
  )
  for (const [index, wave] of analysed.entries()) {
    const sample = sampleOf(world, wave)
    const lag = world.plan.attack === 'pension' && wave.group === 'I' ? 7 : 1
    const at = (wave.mails[0]?.at ?? 0) + lag * 24 * hour + dice.between(2, 8) * hour
    const samples = [{ name: sample.name, sha256: sample.sha256, mailSubject: wave.subject }]
    const destinations = wave.names.map(host => ({ host, from: wave.subject }))
    found.push({
      at,
      notice: {
        kind: 'analysis',
        issuer: '監視センター',
        label: labels[index % labels.length],
        title: `解析結果提供${labels[index % labels.length]}`,
        text: '提供された検体を解析した。',
        samples,
        destinations,
      },
    })
  }
  if (attack.destinationX) {
    const { host, records } = attack.destinationX
    found.push({
      at: world.at('2015-05-28T19:00'),
      notice: {
        kind: 'police',
        issuer: '警察',
        title: '流出情報の確認について',
        text: '下記のサーバに流出したとみられる個人情報が保存されていることを確認した。',
        destinations: [{ ...named(host), personalData: true, records }],
      },
    })
    found.push({
      at: world.at('2015-06-25T15:00'),
      notice: {
        kind: 'police',
        issuer: '警察',
        title: '接続先サーバの調査結果について',
        text: '下記の接続先には個人情報の流出は認められなかった。',
        destinations: attack.cleared.map(cleared => ({ ...named(cleared), personalData: false })),
      },
    })
  }
  const alert = {
    kind: 'alert',
    issuer: '監視センター',
    title: '注意喚起',
    text: '他機関で観測された通信先。該当があれば連絡されたい。',
    destinations: Array.from({ length: 3 }, () => named(world.hosts.name())),
  }
  found.push({ at: world.from + 3 * 24 * hour, notice: alert })
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ at, notice }, index) => ({ id: `N-${String(index + 1).padStart(2, '0')}`, issued: time(at), ...notice }))
}

/** case.json */
export const caseOf = (world: World, rollouts: string[]): Record<string, unknown> => {
  const { plan } = world
  const coverage = { from: stamp(plan.zone, world.from), to: stamp(plan.zone, world.to) }
  return {
    title: '架空年金機構 不審通信に関する調査(試験用)',
    caseId: `CASE-${plan.preset.toUpperCase()}-${plan.seed}`,
    timeZone: plan.zone,
    organisation: '架空年金機構',
    period: coverage,
    workingHours: {
      from: '08:30',
      to: '17:15',
      lunch: ['12:00', '13:00'],
      note: '夜間は端末の電源を切ることを原則とする。',
    },
    weekends: ['Saturday', 'Sunday'],
    holidays: plan.holidays.map(date => ({ date, name: '休日' })),
    specialWorkingDays: plan.specialWorkingDays.map(date => ({ date, name: '臨時開庁日' })),
    ownDomains: ['kikou.example', 'net.kikou.example'],
    ownNetworks: ['10.0.0.0/8'],
    proxyServers: Array.from({ length: plan.proxies }, (_, node) => ({
      name: `proxy0${node + 1}`,
      ip: `10.250.1.${11 + node}`,
      port: 8080,
    })),
    evidence: [
      {
        id: 'proxy',
        path: 'proxy/',
        kind: 'proxy-log',
        name: 'プロキシログ',
        format: plan.format,
        encoding: plan.format === 'csv' ? plan.encoding : 'UTF-8',
        coverage,
        sources: Array.from({ length: plan.proxies }, (_, node) => `proxy0${node + 1}`),
        compressed: plan.compressed,
      },
      { id: 'mail', path: 'mail/', kind: 'mail', name: '受信メール', coverage },
      { id: 'eventlog-dc', path: 'eventlog/dc/', kind: 'windows-eventlog', name: '認証サーバのイベントログ', coverage },
      {
        id: 'eventlog-endpoints',
        path: 'eventlog/endpoints/',
        kind: 'windows-eventlog',
        name: '端末のイベントログ',
        coverage,
      },
      { id: 'forensic', path: 'forensic/', kind: 'forensic', name: 'フォレンジック調査結果' },
      { id: 'inventory', path: 'inventory/', kind: 'inventory', name: '台帳' },
      { id: 'network', path: 'network/', kind: 'network', name: 'ネットワーク構成・装置設定', coverage },
      { id: 'notices', path: 'notices/', kind: 'notices', name: '通知' },
    ],
    retentionNotes: ['プロキシログは保存期間が短く、確認時に保存したものを結合して提出した。'],
    operationalNotes: rollouts.map(date => ({
      date,
      note: '資産管理エージェントの配布(ヘルプデスク及び管理端末から各端末へローカル管理者で実施)。',
    })),
  }
}
