import { openDatabase } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { startCluster } from '../../test/database/postgresql.ts'

/** npm run bench search [-- --documents N]: what one page of search touches, counted by EXPLAIN (ANALYZE, BUFFERS). */

const pageLength = 50
/** The bound that is asked for: ten buffers of 8 KiB for each row of the page. */
const allowed = 10 * pageLength
const coordinator = '00000000-0000-7000-8000-000000000001'
const readers = {
  coordinator,
  ministry: '00000000-0000-7000-8000-000000000002', // one in 12
  operator: '00000000-0000-7000-8000-000000000003', // one in 1,000
  outsider: '00000000-0000-7000-8000-000000000004', // nothing
}

/**
 * Ten years of texts: 20,000 made of 5,000 words, the frequent ones far more often than the rare, each used many times
 * with a name of its own. Grants as in life: the coordinator holds everything.
 */
const prepare = `
  create table word as select n, (select string_agg(substr('改札制御装置停止障害通信遮断復旧回線認証端末監視予備電源更新設定記録被害調査報告対策点検接続攻撃侵入暗号駅空港病院銀行水道電力物流航空化学石油証券行政国民番号窓口職員委託管理運用保守交換検知隔離解析', 1 + floor(random() * 100)::int, 1), '')
      from generate_series(1, 2 + n % 3)) as w from generate_series(1, 5000) n;
  create table template as
    select t, search_fold(body) as folded, search_grams(search_fold(body)) as grams from (
      select t, string_agg(w, '。') as body from (
        select t, 1 + floor(5000 * power(random(), 3))::int as n from generate_series(1, 20000) t, generate_series(1, 25)) drawn
      join word using (n) group by t) s;
  create unique index template_t on template (t);
  insert into organisation (id, code, public_body, created_at)
    select id::uuid, 'BENCH-' || n, false, now() from unnest($1::text[]) with ordinality r(id, n);`

const fill = `
  insert into search_document (id, part, object_kind, object_id, source_id, at, folded, grams, holders, spans)
  select md5('d' || n)::uuid, 'report', 'report', md5('d' || n)::uuid, md5('d' || n)::uuid, s.at, t.folded || '·host' || n,
    t.grams || search_grams('·host' || n) || '#report'::text,
    array[$1::uuid] || case when n % 12 = 0 then array[$2::uuid] else '{}' end || case when n % 1000 = 0 then array[$3::uuid] else '{}' end,
    search_spans(s.at)
  from generate_series($4::int, $5::int) n
  cross join lateral (select now() - (($6::int - n)::float8 / $6 * 3650) * interval '1 day' as at) s
  join template t on t.t = 1 + abs(hashint4(n)) % 20000 order by n`

const grants = `
  insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
  select gen_random_uuid(), h, 'report', d.id, 'bench', d.at, d.at from search_document d cross join unnest(d.holders) h where d.part = 'report'`

interface Plan {
  Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number; 'Actual Rows': number }
  'Execution Time': number
}

export const benchSearch = async (documents: number): Promise<void> => {
  const cluster = await startCluster()
  if (!cluster) throw new Error('PostgreSQL is not installed here: apt-get install postgresql')
  const owner = cluster.ownerUrl('postgres').replace('noroshi_owner', 'postgres')
  const database = await openDatabase({ data: '', databaseUrl: owner })
  try {
    const { pool, kysely } = database
    await migrate(kysely)
    await pool.query('alter table access_grant disable trigger user')
    await pool.query(`set maintenance_work_mem = '512MB'; select setseed(0.5)`)
    for (const statement of prepare.split(/;\n/))
      await pool.query(statement, statement.includes('$1') ? [Object.values(readers)] : [])
    await pool.query('drop index search_document_words')
    const { coordinator, ministry, operator } = readers
    for (let from = 1; from <= documents; from += 50_000)
      await pool.query(fill, [coordinator, ministry, operator, from, Math.min(documents, from + 49_999), documents])
    await pool.query(grants)
    await pool.query(
      'create index search_document_words on search_document using gin (grams, holders, spans) with (fastupdate = off)',
    )
    await pool.query('vacuum analyze')
    const frequent = await pool.query<{ gram: string; share: number }>(
      `select gram, count(*)::float8 / 20000 as share from template cross join unnest(grams) gram where length(gram) = 2 group by gram order by 2 desc`,
    )
    const near = (share: number) =>
      frequent.rows.reduce((best, row) => (Math.abs(row.share - share) < Math.abs(best.share - share) ? row : best))
        .gram
    const asked: Record<string, string> = {
      'in three of ten': near(0.3),
      'in one of twenty': near(0.05),
      'in one of 200': near(0.005),
      'in one of 2,000': near(0.0005),
      'two frequent words': `${near(0.3)} ${near(0.25)}`,
      'three words': `${near(0.2)} ${near(0.05)} ${near(0.02)}`,
      'letters that stand apart': `${near(0.2)}${near(0.15)}`,
      'one letter': near(0.3).slice(0, 1),
      'one name': `host${Math.floor(documents / 3)}`,
      'a name of nobody': 'host99999999',
      'beginning of every name': 'ho',
    }
    process.stdout.write(`${documents} documents, page of ${pageLength}, at most ${allowed} buffers are allowed\n`)
    let most = 0
    for (const [reader, id] of Object.entries(readers)) {
      for (const [what, text] of Object.entries(asked)) {
        for (const after of [null, '400 days']) {
          const client = await pool.connect()
          await client.query('begin')
          await client.query(
            `select set_config('role', 'noroshi_app', true), set_config('noroshi.organisation', $1, true)`,
            [id],
          )
          const explain = `explain (analyze, buffers, format json) select * from search_documents('${text}', '{}', null, null,
            ${after ? `now() - interval '${after}', '${coordinator}'` : 'null, null'}, ${pageLength + 1})`
          await client.query(explain)
          const { rows } = await client.query<{ 'QUERY PLAN': Plan[] }>(explain)
          await client.query('rollback')
          client.release()
          const { Plan: plan, 'Execution Time': time } = rows[0]!['QUERY PLAN'][0]!
          const buffers = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
          most = Math.max(most, buffers)
          process.stdout.write(
            `${reader.padEnd(12)}${what.padEnd(26)}${after ? 'later page' : 'first page'}  ${String(plan['Actual Rows']).padStart(3)} rows ${String(buffers).padStart(6)} buffers ${time.toFixed(1).padStart(8)} ms\n`,
          )
        }
      }
    }
    process.stdout.write(`most: ${most} buffers, ${most <= allowed ? 'within' : 'above'} ${allowed}\n`)
  } finally {
    await database.close()
    await cluster.stop()
  }
}
