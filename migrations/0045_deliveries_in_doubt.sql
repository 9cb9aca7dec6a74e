-- SETTLED: a person made sure in another way, by telephone say, that the one a letter was for knows (ADR 0026).
alter table notification drop constraint notification_mail_state_check;
alter table notification add constraint notification_mail_state_check check (mail_state in
  ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNCONFIRMED', 'SETTLED', 'DIGEST', 'DIGESTED', 'SILENT'));

create function mail_settle(letter uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update notification set mail_state = 'SETTLED'
  where id = letter and mail_state in ('FAILED', 'UNCONFIRMED') and actor_post() is not null
    and (organisation_id = actor_organisation() or actor_is_coordinator());
  return found;
end
$$;

-- Versions of reports that have not arrived: the relay gave up, or it is late. The coordinator sees all of them, an
-- administrator those of its organisation. The clock is that of the jobs, which a replay does not move.
create or replace function relay_troubles(most int) returns table (report uuid, seq int, number text, organisation_id uuid,
    failed_at timestamptz, reason text, trying boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if actor_post() is null then return; end if;
  return query
  with open as (
    select (j.data ->> 'report')::uuid as report_id, (j.data ->> 'seq')::int as version,
      max(coalesce(j.completed_on, j.started_on, j.created_on)) as at,
      max(left(coalesce(j.output ->> 'message', j.output -> 'value' ->> 'message', ''), 300)) as why,
      bool_or(j.state <> 'failed') as again
    from pgboss.job j
    where j.name = 'report.relay'
      and (j.state = 'failed' or j.state < 'completed' and j.created_on < now() - interval '2 minutes')
    group by 1, 2
  )
  select o.report_id, o.version, r.number, r.organisation_id, o.at, o.why, o.again
  from open o join report r on r.id = o.report_id
  where not exists (select from relay_hop h where h.report_id = o.report_id and h.seq = o.version)
    and (actor_is_coordinator() or r.organisation_id = actor_organisation())
  order by o.at desc, o.report_id limit most;
end
$$;

-- The job that gave up runs once more, with all its attempts; there is no second one beside it.
create function relay_again(report uuid, version int) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from relay_troubles(1000) t where t.report = relay_again.report and t.seq = version and not t.trying) then
    return false;
  end if;
  update pgboss.job j set state = 'retry', retry_count = 0, started_on = null, completed_on = null, output = null, start_after = now()
  where j.name = 'report.relay' and j.state = 'failed'
    and j.data ->> 'report' = relay_again.report::text and (j.data ->> 'seq')::int = version;
  return found;
end
$$;

revoke execute on function mail_settle(uuid), relay_again(uuid, int) from public;
grant execute on function mail_settle(uuid), relay_again(uuid, int) to noroshi_app;
