-- What whoever runs the installation must see, as counts alone: no id, no name, no organisation leaves this function.
create function operation_figures() returns table (figure text, label text, value double precision)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if actor_system() is distinct from 'meter' then return; end if;
  return query
    select 'letters', s.state, (select count(*) from notification n where n.mail_state = s.state)::double precision
      from unnest(array['QUEUED', 'SENDING', 'FAILED', 'UNCONFIRMED']) as s (state);
  return query
    select 'timers_overdue', '', count(*)::double precision from timer t
      where t.satisfied_at is null and t.cancelled_at is null and t.due_at < actor_now();
  return query
    select 'audit_unsealed', '', count(*)::double precision from audit_entry e where e.block is null;
  if to_regclass('pgboss.job') is not null then
    return query execute $jobs$
      select 'jobs_waiting', q.name, count(j.id)::double precision
        from pgboss.queue q left join pgboss.job j on j.name = q.name and j.state < 'completed' group by q.name
      union all
      select 'jobs_given_up', q.name, count(j.id)::double precision
        from pgboss.queue q left join pgboss.job j on j.name = q.name and j.state = 'failed' group by q.name
      union all
      select 'job_oldest_seconds', q.name,
          coalesce(greatest(extract(epoch from now() - min(j.start_after)), 0), 0)::double precision
        from pgboss.queue q left join pgboss.job j on j.name = q.name and j.state < 'completed' group by q.name
    $jobs$;
  end if;
end
$$;
grant execute on function operation_figures() to noroshi_app;
