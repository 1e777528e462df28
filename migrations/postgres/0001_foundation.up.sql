-- Schemas of the medallion, the audit trail, and the one function that puts change tracking on a table.
create schema bronze;
create schema silver;
create schema gold;

create function now_ms() returns timestamptz language sql volatile
  as $$ select date_trunc('milliseconds', clock_timestamp()) $$;

create function iso(t timestamptz) returns text language sql stable
  as $$ select to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now_ms(),
  actor text not null,
  request_id text,
  table_name text not null,
  row_id text not null,
  action text not null check (action in ('insert', 'update', 'delete', 'restore')),
  before jsonb,
  after jsonb
);
create index audit_log_row on audit_log (table_name, row_id, id desc);
create index audit_log_actor on audit_log (actor, id desc);

-- updated_at is the version of a row: strictly increasing, and only moved by a change that a user can see.
-- tg_argv[0]: columns whose change does not count.
create function touch_row() returns trigger language plpgsql as $$
declare
  silent text[] := tg_argv[0]::text[] || 'updated_at'::text;
begin
  if to_jsonb(new) - silent is distinct from to_jsonb(old) - silent then
    new.updated_at := greatest(now_ms(), old.updated_at + interval '1 millisecond');
  else
    new.updated_at := old.updated_at;
  end if;
  return new;
end $$;

-- tg_argv[0]: columns that are not recorded (silent ones and secrets); tg_argv[1]: the key column.
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
    -- The version that this change made, so that "changed since version v" is a comparison.
    coalesce((to_jsonb(new) ->> 'updated_at')::timestamptz, now_ms()),
    coalesce(nullif(current_setting('app.actor', true), ''), 'database:' || session_user),
    nullif(current_setting('app.request_id', true), ''),
    tg_table_name, key, kind, old_row, new_row
  );
  return null;
end $$;

-- A mutable table needs this one line: select track_changes('projects');
-- silent: columns that neither move updated_at nor enter the audit trail; secret: columns that move it but are never recorded.
create function track_changes(target regclass, silent text[] default '{}', secret text[] default '{}', key text default 'id')
returns void language plpgsql as $$
begin
  execute format('create trigger touch_row before update on %s for each row execute function touch_row(%L)', target, silent);
  execute format('create trigger record_change after insert or update or delete on %s for each row execute function record_change(%L, %L)',
    target, silent || secret, key);
end $$;

-- Ends the transaction when an all-or-nothing statement did not reach every row it named.
create function require_rows(expected bigint, actual bigint) returns boolean language plpgsql as $$
begin
  if expected <> actual then
    raise exception 'reached % of % rows', actual, expected using errcode = 'QD409';
  end if;
  return true;
end $$;
