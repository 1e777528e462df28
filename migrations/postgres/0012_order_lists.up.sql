create extension if not exists pg_trgm;

-- Find a text anywhere in a column. Most orders have no note, and an empty one costs nothing.
create index orders_note_text on orders using gin (note gin_trgm_ops) where note <> '' and deleted_at is null;
create index orders_city_text on orders using gin (ship_to_city gin_trgm_ops) where deleted_at is null;
create index customers_text on customers using gin (name gin_trgm_ops, email gin_trgm_ops);

-- People share names: with the id behind it, a list by customer reads one customer after the other, and not all of one name at once.
create index customers_name_and_id on customers ((lower(name) || chr(1) || id::text));

-- The few orders whose promised day still counts.
create index orders_unfinished on orders (required_on, id)
  where status in ('pending', 'confirmed', 'packed', 'shipped') and deleted_at is null;

-- The orders of a person, also in the order of a list by person.
drop index orders_assignee_id;
create index orders_assignee_id on orders (assignee_id, lower(assignee_name), id) where assignee_id is not null;

-- A list is one statement with a plan for every case, of which one runs. Compiling all of them costs half a second and saves nothing. Who may
-- not set it for the database sets it for the role, or on the server.
do $$ begin
  execute format('alter database %I set jit = off', current_database());
exception when insufficient_privilege then
  raise warning 'jit stays as it is: the database belongs to another role';
end $$;
