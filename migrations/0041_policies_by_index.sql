-- A list starts from the grants of its reader, newest first, and stops after a page (ADR 0003). The planner did not see
-- it so: next to the organisation that the list names stood the policy's own “organisation or system”, which reads as a
-- second, independent condition; it expected one row, read all grants of the reader and of six tables what they lead to,
-- and sorted them (4,005,882 buffers for 50 of 100,000 reports; npm run bench lists). The policy now says the same in a
-- form that no index answers, so that what a query says of itself decides.
alter policy access_grant_read on access_grant using (
  (coalesce(organisation_id = (select actor_organisation()), false) or coalesce(system = (select actor_system()), false))
  and (person_id is null or person_id = (select actor_person()))
  and (post_id is null or post_id = (select actor_post()))
  and valid_from <= (select actor_now())
  and (valid_until is null or valid_until > (select actor_now())));

-- Whether the actor holds a grant on an object: one look into the index of objects and holders, however many others hold
-- it. With the rights of whoever asks, so that what the policies of the grants say is said in one place.
create function holds(object uuid) returns boolean language plpgsql stable as $$
begin
  if public.actor_system() is not null then
    return exists (select from public.access_grant g where g.object_id = object and g.system = public.actor_system());
  end if;
  return exists (select from public.access_grant g where g.object_id = object and g.organisation_id = public.actor_organisation());
end
$$;
revoke execute on function holds(uuid) from public;
grant execute on function holds(uuid) to noroshi_app;

-- Every policy that asked for a grant on its row's object asks so.
do $$
declare
  p record;
  looked text := 'EXISTS \( SELECT\s+FROM access_grant \w\s+WHERE \(\w\.object_id = (\w+\.\w+)\)\)';
begin
  for p in select polname, c.relname, pg_get_expr(polqual, polrelid) as held, pg_get_expr(polwithcheck, polrelid) as given
    from pg_policy join pg_class c on c.oid = polrelid
    where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~ looked
  loop
    execute format('alter policy %I on %I', p.polname, p.relname)
      || coalesce(' using (' || regexp_replace(p.held, looked, 'holds(\1)', 'g') || ')', '')
      || coalesce(' with check (' || regexp_replace(p.given, looked, 'holds(\1)', 'g') || ')', '');
  end loop;
end
$$;
