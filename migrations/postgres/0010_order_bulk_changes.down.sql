create or replace function record_status() returns trigger language plpgsql set enable_nestloop = off set jit = off as $$
begin
  insert into order_status_history (order_id, at, from_status, to_status, reason, actor)
  select n.id, n.updated_at, o.status, n.status, n.status_reason, acting()
  from new_rows n join old_rows o on o.id = n.id where o.status <> n.status order by n.id;
  return null;
end $$;

create or replace function check_order_transition() returns trigger language plpgsql as $$
begin
  if not exists (
    select from order_transitions t
    where t.from_status = old.status and t.to_status = new.status
      and (not t.needs_reason or coalesce(new.status_reason, '') <> '')
  ) then
    raise exception 'order % may not go from % to %', old.number, old.status, new.status using errcode = 'QD422';
  end if;
  return new;
end $$;

drop table order_bulk_change_rows, order_bulk_changes;
