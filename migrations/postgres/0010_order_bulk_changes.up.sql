create table order_bulk_changes (
  id uuid primary key,
  kind text not null check (kind in ('status', 'assign')),
  status order_status,
  reason text,
  assignee_id uuid references users (id),
  state text not null default 'running' check (state in ('running', 'done', 'undoing', 'undone')),
  -- Orders that were asked for, and how many of them are decided.
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  -- How many were refused by the status they had; `gone`: deleted meanwhile.
  refused jsonb not null default '{}',
  undone integer not null default 0,
  kept integer not null default 0,
  -- The rows up to this order are worked through, in the direction that `state` names.
  reached uuid not null default '00000000-0000-0000-0000-000000000000',
  requested_by text not null,
  undone_by text,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((kind = 'status') = (status is not null))
);
create index order_bulk_changes_finished on order_bulk_changes (finished_at);

-- The chosen orders with what they were before. No foreign keys: a million rows come in one statement, and they are thrown away
-- some time after they can no longer be undone.
create table order_bulk_change_rows (
  change_id uuid not null,
  order_id uuid not null,
  before_status order_status not null,
  before_reason text,
  before_assignee_id uuid,
  -- null: not decided yet.
  outcome text check (outcome in ('changed', 'unchanged', 'refused', 'gone')),
  primary key (change_id, order_id)
);

-- A status moves along a transition, with a reason where one is asked for. Besides, a bulk change that is being undone, named by
-- app.undo, may give an order exactly the status and reason back that it took from it.
create or replace function check_order_transition() returns trigger language plpgsql as $$
begin
  if not exists (
    select from order_transitions t
    where t.from_status = old.status and t.to_status = new.status
      and (not t.needs_reason or coalesce(new.status_reason, '') <> '')
  ) and not exists (
    select from order_bulk_changes c join order_bulk_change_rows r on r.change_id = c.id
    where c.id = nullif(current_setting('app.undo', true), '')::uuid and c.state = 'undoing' and c.status = old.status
      and r.order_id = new.id and r.outcome = 'changed'
      and r.before_status = new.status and r.before_reason is not distinct from new.status_reason
  ) then
    raise exception 'order % may not go from % to %', old.number, old.status, new.status using errcode = 'QD422';
  end if;
  return new;
end $$;

-- Without nested loops, as before.
create or replace function record_status() returns trigger language plpgsql set enable_nestloop = off set jit = off as $$
declare
  undo text := nullif(current_setting('app.undo', true), '');
begin
  insert into order_status_history (order_id, at, from_status, to_status, reason, actor)
  select n.id, n.updated_at, o.status, n.status, case when undo is null then n.status_reason else 'Bulk change undone' end, acting()
  from new_rows n join old_rows o on o.id = n.id where o.status <> n.status order by n.id;
  return null;
end $$;
