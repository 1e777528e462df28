create table customers (
  id uuid primary key,
  number text not null unique,
  name text not null,
  email text not null,
  phone text not null default '',
  street text not null default '',
  postal_code text not null default '',
  city text not null default '',
  country text not null default '' check (country ~ '^([A-Z]{2})?$'),
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  deleted_at timestamptz
);
create sequence customer_number start 10001;
alter table customers alter column number set default 'C-' || nextval('customer_number');
create unique index customers_email on customers (lower(email)) where deleted_at is null;
create index customers_name on customers (lower(name), id);
select track_changes('customers');

create table products (
  id uuid primary key,
  sku text not null unique,
  name text not null,
  category text not null,
  unit_price numeric(18, 2) not null check (unit_price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  deleted_at timestamptz
);
create index products_name on products (lower(name), id);
select track_changes('products');

-- In the order of an order's life, which is also how a list by status is sorted.
create type order_status as enum ('pending', 'confirmed', 'packed', 'shipped', 'delivered', 'returned', 'cancelled');

-- The same table as functions/domain/orders/rules.ts; a test compares them.
create table order_transitions (
  from_status order_status not null,
  to_status order_status not null,
  needs_reason boolean not null,
  primary key (from_status, to_status)
);
insert into order_transitions values
  ('pending', 'confirmed', false),
  ('pending', 'cancelled', true),
  ('confirmed', 'packed', false),
  ('confirmed', 'cancelled', true),
  ('packed', 'confirmed', true),
  ('packed', 'shipped', false),
  ('packed', 'cancelled', true),
  ('shipped', 'delivered', false),
  ('shipped', 'returned', true),
  ('delivered', 'returned', true);

create sequence order_number start 100001;

create table orders (
  id uuid primary key,
  number text not null default 'SO-' || nextval('order_number') check (number ~ '^\S(.{0,38}\S)?$'),
  customer_id uuid not null references customers (id),
  status order_status not null default 'pending',
  -- Why the status was changed last.
  status_reason text,
  channel text not null default 'web' check (channel in ('web', 'store', 'phone', 'marketplace')),
  ordered_at timestamptz not null default now_ms(),
  -- The day by which the customer was promised the delivery.
  required_on date not null,
  assignee_id uuid references users (id) on delete set null,
  -- Follows users.name, so that a million orders can be sorted by it.
  assignee_name text not null default '',
  contact_email text not null default '',
  ship_to_name text not null default '',
  ship_to_street text not null default '',
  ship_to_postal_code text not null default '',
  ship_to_city text not null default '',
  ship_to_country text not null default '' check (ship_to_country ~ '^([A-Z]{2})?$'),
  note text not null default '',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  shipping_cost numeric(18, 2) not null default 0 check (shipping_cost >= 0),
  -- Follow order_items.
  item_count integer not null default 0,
  items_total numeric(18, 2) not null default 0,
  -- Moves with every edit of the lines, so that the version of the order does, also where the sums stay as they are.
  items_version integer not null default 0,
  total numeric(18, 2) not null generated always as (items_total + shipping_cost) stored,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  deleted_at timestamptz
);
create unique index orders_number on orders (number);
-- Finds orders by the beginning of the number.
create index orders_number_prefix on orders (upper(number) text_pattern_ops);
-- One index per column that the sheet can be sorted by; ids break ties.
create index orders_status on orders (status, id) where deleted_at is null;
create index orders_customer on orders (customer_id, ordered_at, id) where deleted_at is null;
create index orders_channel on orders (channel, id) where deleted_at is null;
create index orders_ordered on orders (ordered_at, id) where deleted_at is null;
create index orders_required on orders (required_on, id) where deleted_at is null;
create index orders_assignee on orders (lower(assignee_name), id) where deleted_at is null;
create index orders_city on orders (lower(ship_to_city), id) where deleted_at is null;
create index orders_country on orders (ship_to_country, id) where deleted_at is null;
create index orders_note on orders (lower(left(note, 100)), id) where deleted_at is null;
create index orders_shipping_cost on orders (shipping_cost, id) where deleted_at is null;
create index orders_item_count on orders (item_count, id) where deleted_at is null;
create index orders_currency on orders (currency, id) where deleted_at is null;
create index orders_total on orders (total, id) where deleted_at is null;
create index orders_updated on orders (updated_at, id) where deleted_at is null;
create index orders_assignee_id on orders (assignee_id) where assignee_id is not null;
create index orders_deleted on orders (deleted_at desc) where deleted_at is not null;

create table order_items (
  id uuid primary key,
  order_id uuid not null references orders (id),
  position integer not null check (position >= 1),
  product_id uuid not null references products (id),
  quantity integer not null check (quantity between 1 and 1000000),
  unit_price numeric(18, 2) not null check (unit_price >= 0),
  amount numeric(18, 2) not null generated always as (quantity * unit_price) stored,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  unique (order_id, position) deferrable initially deferred
);
create index order_items_product on order_items (product_id, order_id);

create table order_status_history (
  id bigint generated always as identity primary key,
  order_id uuid not null references orders (id),
  at timestamptz not null,
  -- null: how the order came in.
  from_status order_status,
  to_status order_status not null,
  reason text,
  actor text not null
);
create index order_status_history_order on order_status_history (order_id, id);

create table order_comments (
  id uuid primary key,
  order_id uuid not null references orders (id),
  author_id uuid not null references users (id),
  body text not null,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  deleted_at timestamptz
);
create index order_comments_order on order_comments (order_id, id);
select track_changes('order_comments');

-- A status moves along a transition, with a reason where one is asked for; taking a change back is the reverse of one that was made.
create function check_order_transition() returns trigger language plpgsql as $$
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
create trigger check_order_transition before update of status on orders for each row
  when (old.status is distinct from new.status) execute function check_order_transition();

create function name_order_assignee() returns trigger language plpgsql as $$
begin
  new.assignee_name := coalesce((select u.name from users u where u.id = new.assignee_id), '');
  return new;
end $$;
create trigger name_order_assignee_of_new before insert on orders for each row
  when (new.assignee_id is not null or new.assignee_name <> '') execute function name_order_assignee();
create trigger name_order_assignee before update on orders for each row
  when (old.assignee_id is distinct from new.assignee_id or old.assignee_name <> new.assignee_name)
  execute function name_order_assignee();

create function rename_order_assignee() returns trigger language plpgsql as $$
begin
  update orders set assignee_name = new.name where assignee_id = new.id;
  return null;
end $$;
create trigger rename_order_assignee after update of name on users for each row
  when (old.name <> new.name) execute function rename_order_assignee();

create function acting() returns text language sql stable
  as $$ select coalesce(nullif(current_setting('app.actor', true), ''), 'database:' || session_user) $$;

create function record_first_status() returns trigger language plpgsql as $$
begin
  insert into order_status_history (order_id, at, to_status, reason, actor)
  select n.id, n.created_at, n.status, n.status_reason, acting() from new_rows n;
  return null;
end $$;
create trigger record_first_status after insert on orders referencing new table as new_rows
  for each statement execute function record_first_status();

-- Without nested loops for the same reason as record_changes.
create function record_status() returns trigger language plpgsql set enable_nestloop = off set jit = off as $$
begin
  insert into order_status_history (order_id, at, from_status, to_status, reason, actor)
  select n.id, n.updated_at, o.status, n.status, n.status_reason, acting()
  from new_rows n join old_rows o on o.id = n.id where o.status <> n.status order by n.id;
  return null;
end $$;
create trigger record_status after update on orders referencing old table as old_rows new table as new_rows
  for each statement execute function record_status();

-- The sums of an order follow its lines, once per statement.
create function sum_order_items() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform sum_orders(array(select distinct order_id from new_rows));
  elsif tg_op = 'DELETE' then
    perform sum_orders(array(select distinct order_id from old_rows));
  else
    perform sum_orders(array(select order_id from new_rows union select order_id from old_rows));
  end if;
  return null;
end $$;
create function sum_orders(ids uuid[]) returns void language sql as $$
  update orders o set item_count = s.item_count, items_total = s.items_total
  from (
    select i.id, count(l.id)::int as item_count, coalesce(sum(l.amount), 0) as items_total
    from unnest(ids) i (id) left join order_items l on l.order_id = i.id group by i.id
  ) s
  where o.id = s.id and (o.item_count, o.items_total) is distinct from (s.item_count, s.items_total)
$$;
create trigger sum_inserted_items after insert on order_items referencing new table as new_rows
  for each statement execute function sum_order_items();
create trigger sum_updated_items after update on order_items referencing old table as old_rows new table as new_rows
  for each statement execute function sum_order_items();
create trigger sum_deleted_items after delete on order_items referencing old table as old_rows
  for each statement execute function sum_order_items();

-- What is computed from other columns is not known yet where versions are compared, and adds nothing to the trail.
select track_changes('order_items', silent => '{amount}');
select track_changes('orders', silent => '{assignee_name,total}');
