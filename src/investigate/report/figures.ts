import type { Figure, Said } from './model.ts'

/**
 * Tables over result.json that the queries of the report read. Column types are spelled out, so that a result without
 * findings reads like one with them.
 */
export const figureTables = `CREATE OR REPLACE TABLE result AS FROM read_json('result.json', maximum_object_size = 268435456, columns = {
  destinations: 'STRUCT(host VARCHAR, score DOUBLE)[]',
  terminals: 'STRUCT(id VARCHAR, ips VARCHAR[], "firstSeen" VARCHAR, "lastSeen" VARCHAR, "allFailed" BOOLEAN, successes BIGINT, destinations VARCHAR[], cause STRUCT("type" VARCHAR, "mailId" VARCHAR))[]',
  gaps: 'STRUCT(source VARCHAR, "from" VARCHAR, "to" VARCHAR, expected DOUBLE, recorded DOUBLE)[]',
  hours: 'STRUCT(client VARCHAR, host VARCHAR, hour VARCHAR, successes BIGINT, failures BIGINT)[]',
  coverage: 'STRUCT(path VARCHAR, records BIGINT, "badLines" BIGINT)[]',
  findings: 'STRUCT("leakStates" STRUCT(host VARCHAR, state VARCHAR)[], "orderTests" STRUCT(host VARCHAR, "before" BIGINT, "after" BIGINT)[], mails STRUCT(subject VARCHAR, address VARCHAR, "count" BIGINT, mails VARCHAR[])[])'
});
CREATE OR REPLACE VIEW destinations AS SELECT d.* FROM (SELECT unnest(destinations) AS d FROM result);
CREATE OR REPLACE VIEW terminals AS SELECT t.* FROM (SELECT unnest(terminals) AS t FROM result);
CREATE OR REPLACE VIEW gaps AS SELECT g.* FROM (SELECT unnest(gaps) AS g FROM result);
CREATE OR REPLACE VIEW hours AS SELECT h.* FROM (SELECT unnest(hours) AS h FROM result);
CREATE OR REPLACE VIEW coverage AS SELECT c.* FROM (SELECT unnest(coverage) AS c FROM result);
CREATE OR REPLACE VIEW leaks AS SELECT l.* FROM (SELECT unnest(findings."leakStates") AS l FROM result);
CREATE OR REPLACE VIEW order_tests AS SELECT o.* FROM (SELECT unnest(findings."orderTests") AS o FROM result);
CREATE OR REPLACE VIEW mails AS SELECT m.* FROM (SELECT unnest(findings.mails) AS m FROM result);
CREATE OR REPLACE VIEW terminal_hours AS SELECT t.id, t."firstSeen", h.* FROM hours h JOIN terminals t ON list_contains(t.ips, h.client);`

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

const figure = (id: string, ja: string, en: string, value: number, sql: string): Figure => ({
  id,
  label: { ja, en },
  value,
  sql,
})

export interface Counted {
  destinations: number
  terminals: { first: string; allFailed: boolean; successes: number; hosts: string[]; wave?: string; cause: string }[]
  successes: number
  failures: number
  gapMinutes: number
  mails: { wave: string; subject: string; address: string; count: number; ids: string[] }[]
  leaks: { host: string; state: string }[]
  orderTests: { host: string; before: number; after: number }[]
  records: number
  badLines: number
  /** Calendar days of the case with suspicious traffic, and the terminals active on each. */
  days: { day: string; active: number }[]
  /** Calendar day of the first contact with a confirmed leak. */
  leakDay?: string
  dayOf: (instant: string) => string
}

const leakHosts = `(SELECT host FROM leaks WHERE state = 'LEAK_CONFIRMED')`

/** Every number of the report that a reader may want to see again, with its query over result.json. */
export const figuresOf = (counted: Counted): Figure[] => {
  const { terminals, mails, leaks } = counted
  const leaking = new Set(leaks.filter(leak => leak.state === 'LEAK_CONFIRMED').map(leak => leak.host))
  const met = terminals.filter(terminal => terminal.hosts.some(host => leaking.has(host)))
  const stateCount = (state: string) => leaks.filter(leak => leak.state === state).length
  const wave = (row: Counted['mails'][number]): Said => ({ ja: `メール${row.wave}`, en: `Mail ${row.wave}` })
  const byWave = [...new Set(mails.map(row => row.wave))].map(name => mails.filter(row => row.wave === name))
  const waveFilter = (rows: Counted['mails']) =>
    `subject = ${quoted(rows[0]?.subject ?? '')} AND address IN (${[...new Set(rows.map(row => quoted(row.address)))].join(', ')})`
  return [
    figure('records', '読んだ記録', 'records read', counted.records, 'SELECT coalesce(sum(records), 0) FROM coverage'),
    figure(
      'bad-lines',
      '読めない行',
      'unreadable lines',
      counted.badLines,
      'SELECT coalesce(sum("badLines"), 0) FROM coverage',
    ),
    figure(
      'gap-minutes',
      '記録の欠け（分）',
      'minutes missing',
      counted.gapMinutes,
      `SELECT coalesce(sum(date_diff('minute', CAST("from" AS TIMESTAMP), CAST("to" AS TIMESTAMP))), 0) FROM gaps`,
    ),
    figure(
      'destinations',
      '不審な接続先',
      'suspicious destinations',
      counted.destinations,
      'SELECT count(*) FROM destinations',
    ),
    figure('terminals', '感染端末', 'affected terminals', terminals.length, 'SELECT count(*) FROM terminals'),
    figure(
      'all-failed',
      '全試行が失敗した端末',
      'terminals that only failed',
      terminals.filter(one => one.allFailed).length,
      'SELECT count(*) FROM terminals WHERE "allFailed"',
    ),
    figure(
      'with-success',
      '通信が成功した端末',
      'terminals with a success',
      terminals.filter(one => one.successes > 0).length,
      'SELECT count(*) FROM terminals WHERE successes > 0',
    ),
    figure(
      'successes',
      '成功した不審な通信',
      'suspicious requests answered',
      counted.successes,
      'SELECT coalesce(sum(successes), 0) FROM hours',
    ),
    figure(
      'failures',
      '失敗した不審な通信',
      'suspicious requests failed',
      counted.failures,
      'SELECT coalesce(sum(failures), 0) FROM hours',
    ),
    figure(
      'leak-confirmed',
      '漏えいを確認した接続先',
      'destinations with a confirmed leak',
      stateCount('LEAK_CONFIRMED'),
      `SELECT count(*) FROM leaks WHERE state = 'LEAK_CONFIRMED'`,
    ),
    figure(
      'cleared',
      '漏えいなしを確認した接続先',
      'destinations cleared',
      stateCount('CLEARED'),
      `SELECT count(*) FROM leaks WHERE state = 'CLEARED'`,
    ),
    figure(
      'undetermined',
      '漏えいの有無が不明な接続先',
      'destinations undetermined',
      stateCount('UNDETERMINED'),
      `SELECT count(*) FROM leaks WHERE state = 'UNDETERMINED'`,
    ),
    figure(
      'leak-terminals',
      '漏えい先と通信した端末',
      'terminals that met the leak',
      met.length,
      `SELECT count(*) FROM terminals WHERE list_has_any(destinations, (SELECT coalesce(list(host), []) FROM ${leakHosts}))`,
    ),
    ...(counted.leakDay
      ? [
          figure(
            'leak-terminals-earlier',
            'うち、漏えい先との通信が始まる前日までに感染',
            'of them affected on an earlier day',
            met.filter(one => counted.dayOf(one.first) < (counted.leakDay ?? '')).length,
            `SELECT count(*) FROM terminals WHERE list_has_any(destinations, (SELECT coalesce(list(host), []) FROM ${leakHosts})) AND "firstSeen"[1:10] < (SELECT min(hour[1:10]) FROM hours WHERE host IN ${leakHosts})`,
          ),
        ]
      : []),
    ...counted.orderTests.map((test, at) =>
      figure(
        `order-${at + 1}`,
        'ドメイン管理者権限の奪取より前に漏えい先と通信した端末',
        'terminals that met the leak before domain rights were stolen',
        test.before,
        `SELECT "before" FROM order_tests LIMIT 1 OFFSET ${at}`,
      ),
    ),
    figure(
      'mails',
      '不審メール（通）',
      'suspicious mails',
      mails.reduce((sum, row) => sum + row.count, 0),
      'SELECT coalesce(sum("count"), 0) FROM mails',
    ),
    ...byWave.map(rows =>
      figure(
        `mails-${rows[0]?.wave}`,
        `${wave(rows[0]!).ja}（通）`,
        `${wave(rows[0]!).en}: mails`,
        rows.reduce((sum, row) => sum + row.count, 0),
        `SELECT sum("count") FROM mails WHERE ${waveFilter(rows)}`,
      ),
    ),
    ...byWave.map(rows =>
      figure(
        `infected-${rows[0]?.wave}`,
        `${wave(rows[0]!).ja}による感染端末`,
        `${wave(rows[0]!).en}: terminals`,
        terminals.filter(one => one.wave === rows[0]?.wave).length,
        `SELECT count(*) FROM terminals WHERE cause."mailId" IN (SELECT unnest(mails) FROM mails WHERE ${waveFilter(rows)})`,
      ),
    ),
    figure(
      'lateral',
      '他の端末から侵入された端末',
      'terminals entered from another',
      terminals.filter(one => one.cause === 'lateral').length,
      `SELECT count(*) FROM terminals WHERE cause."type" = 'lateral'`,
    ),
    figure(
      'unknown-cause',
      '経路を証拠で示せない端末',
      'terminals whose cause no record shows',
      terminals.filter(one => one.cause === 'unknown').length,
      `SELECT count(*) FROM terminals WHERE cause."type" = 'unknown'`,
    ),
    ...counted.days.map(({ day, active }) =>
      figure(
        `active-${day}`,
        `${day} に不審な通信のあった端末`,
        `terminals active on ${day}`,
        active,
        `SELECT count(DISTINCT id) FROM terminal_hours WHERE hour[1:10] = '${day}'`,
      ),
    ),
  ]
}
