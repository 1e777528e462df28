-- The audit trail is written once per statement instead of once per row: a bulk of rows costs a quarter.
-- tg_argv[0]: columns that are not recorded; tg_argv[1]: the key column.
-- A session keeps the plan that it made for the first statement, often of one row; its nested loops would make many rows quadratic. Their
-- price is so high when they are off that the plan would be compiled each time.
create function record_changes() returns trigger language plpgsql set enable_nestloop = off set jit = off as $$
declare
  hidden text[] := tg_argv[0]::text[] || 'updated_at'::text;
  key text := tg_argv[1];
  who text := coalesce(nullif(current_setting('app.actor', true), ''), 'database:' || session_user);
  request text := nullif(current_setting('app.request_id', true), '');
begin
  if tg_op = 'INSERT' then
    insert into audit_log (at, actor, request_id, table_name, row_id, action, after)
    select version_of(n.j), who, request, tg_table_name, n.j ->> key, 'insert', n.j - hidden
    from (select to_jsonb(r) as j from new_rows r offset 0) n;
  elsif tg_op = 'DELETE' then
    insert into audit_log (at, actor, request_id, table_name, row_id, action, before)
    select now_ms(), who, request, tg_table_name, o.j ->> key, 'delete', o.j - hidden
    from (select to_jsonb(r) as j from old_rows r offset 0) o;
  else
    insert into audit_log (at, actor, request_id, table_name, row_id, action, before, after)
    select version_of(n.j), who, request, tg_table_name, n.j ->> key,
      case
        when o.j ->> 'deleted_at' is null and n.j ->> 'deleted_at' is not null then 'delete'
        when o.j ->> 'deleted_at' is not null and n.j ->> 'deleted_at' is null then 'restore'
        else 'update'
      end, d.before, d.after
    from (select to_jsonb(r) as j from new_rows r offset 0) n
    join (select to_jsonb(r) as j from old_rows r offset 0) o on o.j ->> key = n.j ->> key
    cross join lateral (
      select jsonb_object_agg(e.key, e.value) as before, jsonb_object_agg(e.key, n.j -> e.key) as after
      from jsonb_each(o.j - hidden) e where e.value is distinct from n.j -> e.key
    ) d
    where d.before is not null;
  end if;
  return null;
end $$;

-- The version that a change made, so that "changed since version v" is a comparison.
create function version_of(r jsonb) returns timestamptz language sql stable
  as $$ select coalesce((r ->> 'updated_at')::timestamptz, now_ms()) $$;

create function record_changes_of(target regclass, hidden text[], key text) returns void language plpgsql as $$
begin
  execute format('create trigger record_inserts after insert on %s referencing new table as new_rows
    for each statement execute function record_changes(%L, %L)', target, hidden, key);
  execute format('create trigger record_updates after update on %s referencing old table as old_rows new table as new_rows
    for each statement execute function record_changes(%L, %L)', target, hidden, key);
  execute format('create trigger record_deletes after delete on %s referencing old table as old_rows
    for each statement execute function record_changes(%L, %L)', target, hidden, key);
end $$;

create or replace function track_changes(target regclass, silent text[] default '{}', secret text[] default '{}', key text default 'id')
returns void language plpgsql as $$
begin
  execute format('create trigger touch_row before update on %s for each row execute function touch_row(%L)', target, silent);
  perform record_changes_of(target, silent || secret, key);
end $$;

-- Arguments of a trigger are stored as text that end in a zero byte each.
create function trigger_arguments(arguments bytea) returns text[] language sql immutable
  as $$ select string_to_array(rtrim(encode(arguments, 'escape'), '\000'), '\000') $$;

do $$
declare
  t record;
begin
  for t in select tgrelid::regclass as target, trigger_arguments(tgargs) as a from pg_trigger where tgname = 'record_change' loop
    execute format('drop trigger record_change on %s', t.target);
    perform record_changes_of(t.target, t.a[1]::text[], t.a[2]);
  end loop;
end $$;
drop function record_change;

-- A job may work on one thing at a time and on several things at once: at most one active run per job and subject.
alter table job_runs add column subject text;
drop index job_runs_active;
create unique index job_runs_active on job_runs (job_key, coalesce(subject, '')) where state in ('queued', 'running');

-- How people arranged a page for themselves: each drag of a column writes one, so they are neither audited nor versioned.
create table preferences (
  user_id uuid not null references users (id) on delete cascade,
  key text not null,
  value jsonb not null,
  primary key (user_id, key)
);

create table saved_views (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  page text not null,
  name text not null,
  search text not null,
  layout jsonb not null,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms()
);
create unique index saved_views_name on saved_views (user_id, page, lower(name));
select track_changes('saved_views');
