drop table saved_views;
drop table preferences;
drop index job_runs_active;
create unique index job_runs_active on job_runs (job_key) where state in ('queued', 'running');
alter table job_runs drop column subject;

create function record_change() returns trigger language plpgsql as $$
declare
  hidden text[] := tg_argv[0]::text[] || 'updated_at'::text;
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - hidden end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - hidden end;
  key text := coalesce(to_jsonb(new), to_jsonb(old)) ->> tg_argv[1];
  kind text := lower(tg_op);
begin
  if tg_op = 'UPDATE' then
    if old_row = new_row then return null; end if;
    if old_row ->> 'deleted_at' is null and new_row ->> 'deleted_at' is not null then kind := 'delete'; end if;
    if old_row ->> 'deleted_at' is not null and new_row ->> 'deleted_at' is null then kind := 'restore'; end if;
    select coalesce(jsonb_object_agg(o.key, o.value), '{}'), coalesce(jsonb_object_agg(o.key, new_row -> o.key), '{}')
      into old_row, new_row
      from jsonb_each(old_row) o where o.value is distinct from new_row -> o.key;
  end if;
  insert into audit_log (at, actor, request_id, table_name, row_id, action, before, after)
  values (
    coalesce((to_jsonb(new) ->> 'updated_at')::timestamptz, now_ms()),
    coalesce(nullif(current_setting('app.actor', true), ''), 'database:' || session_user),
    nullif(current_setting('app.request_id', true), ''),
    tg_table_name, key, kind, old_row, new_row
  );
  return null;
end $$;

create or replace function track_changes(target regclass, silent text[] default '{}', secret text[] default '{}', key text default 'id')
returns void language plpgsql as $$
begin
  execute format('create trigger touch_row before update on %s for each row execute function touch_row(%L)', target, silent);
  execute format('create trigger record_change after insert or update or delete on %s for each row execute function record_change(%L, %L)',
    target, silent || secret, key);
end $$;

do $$
declare
  t record;
begin
  for t in select tgrelid::regclass as target, trigger_arguments(tgargs) as a from pg_trigger where tgname = 'record_inserts' loop
    execute format('drop trigger record_inserts on %1$s; drop trigger record_updates on %1$s; drop trigger record_deletes on %1$s', t.target);
    execute format('create trigger record_change after insert or update or delete on %s for each row execute function record_change(%L, %L)',
      t.target, t.a[1], t.a[2]);
  end loop;
end $$;
drop function record_changes, version_of, record_changes_of, trigger_arguments;
