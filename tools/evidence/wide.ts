import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const zone = '+09:00'
const days = 17
const first = Date.parse(`2015-05-08T00:00:00${zone}`)
const dayMs = 86_400_000

/** A number that follows from its place alone: the same folder every time. */
const draw = (...of: number[]): number => {
  let state = 2166136261
  for (const one of of) state = Math.imul(state ^ one, 16777619) >>> 0
  state ^= state >>> 15
  state = Math.imul(state, 2246822519) >>> 0
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
}

/**
 * An office as large as the grid has to hold: every terminal of some sites calls one of twelve hosts that a notice names,
 * for hours on several of seventeen days. @returns how many terminals, and lines
 */
export const wideEvidence = (folder: string, terminals = 3000): { terminals: number; lines: number } => {
  const sites = 40
  // No host may be met by more than a quarter of all machines, or it is taken for an ordinary one.
  const hosts = Array.from({ length: 12 }, (_, nth) => `cdn${nth + 1}.hayate-kagu${nth + 1}.example`)
  for (const name of ['proxy/proxy01', 'inventory', 'notices']) mkdirSync(join(folder, name), { recursive: true })
  const ip = (nth: number) => `10.${20 + Math.floor(nth / 250)}.1.${(nth % 250) + 1}`
  const siteOf = (nth: number) => `拠点${String((nth % sites) + 1).padStart(2, '0')}`
  writeFileSync(
    join(folder, 'inventory/terminals.csv'),
    [
      'asset_id,hostname,ip,site,department,user,user_name,segment,purchase_date,deployed_date,replaced_by',
      ...Array.from(
        { length: terminals },
        (_, nth) =>
          `P${nth},PC-${String(nth + 1).padStart(4, '0')},${ip(nth)},${siteOf(nth)},総務課,u${nth},,情報系,2012-04-01,,`,
      ),
    ].join('\n'),
  )
  writeFileSync(
    join(folder, 'case.json'),
    JSON.stringify({
      title: '多数の端末の通信（試験用）',
      caseId: 'CASE-WIDE',
      timeZone: 'Asia/Tokyo',
      period: { from: new Date(first).toISOString(), to: new Date(first + days * dayMs).toISOString() },
      workingHours: { from: '08:30', to: '17:15' },
      weekends: ['Saturday', 'Sunday'],
      holidays: [],
      specialWorkingDays: [],
      ownDomains: ['kikou.example'],
      ownNetworks: ['10.0.0.0/8'],
      evidence: [{ id: 'proxy', path: 'proxy/', kind: 'proxy-log', format: 'squid' }],
    }),
  )
  writeFileSync(
    join(folder, 'notices/notices.json'),
    JSON.stringify([
      {
        id: 'N-01',
        issued: `2015-05-12T10:00:00${zone}`,
        kind: 'detection',
        issuer: '監視センター',
        title: '不審な通信の検知・通知',
        text: '下記の通信先への不審な通信を検知した。',
        observed: { destinations: hosts.map(host => ({ host })) },
      },
    ]),
  )
  const out = createWriteStream(join(folder, 'proxy/proxy01/access.log'))
  let lines = 0
  const write = (at: number, client: string, host: string, path: string, failed: boolean, size: number) => {
    lines += 1
    out.write(
      `${(at / 1000).toFixed(3)}    120 ${client} TCP_MISS/${failed ? 503 : 200} ${size} GET http://${host}${path} - HIER_DIRECT/203.0.113.9 text/html "-" "Mozilla/4.0 (compatible; MSIE 7.0)" ${size}\n`,
    )
  }
  for (let day = 0; day < days; day++) {
    for (let minute = 0; minute < 24 * 60; minute += 20) {
      const at = first + day * dayMs + minute * 60_000
      write(at, '10.250.0.1', 'update.kikou.example', '/check', false, 300) // the log has no gap
      for (let nth = 0; nth < terminals; nth++) {
        const begins = Math.floor(draw(nth, 1) * 10)
        const works = minute >= 9 * 60 && minute < 12 * 60 + 60 * Math.floor(draw(nth, day, 2) * 4)
        if (day < begins || !works || draw(nth, day) < 0.45) continue
        const host = hosts[Math.floor(draw(nth, 3) * hosts.length)] ?? hosts[0]!
        const failed = draw(nth, 4) < 0.15
        write(
          at + Math.floor(draw(nth, 5) * 1_200_000),
          ip(nth),
          host,
          '/item.php',
          failed,
          300 + Math.floor(draw(nth, minute, day) * 900),
        )
      }
    }
  }
  out.end()
  return { terminals, lines }
}
