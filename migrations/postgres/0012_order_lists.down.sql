do $$ begin
  execute format('alter database %I reset jit', current_database());
exception when insufficient_privilege then null;
end $$;
drop index orders_assignee_id;
create index orders_assignee_id on orders (assignee_id) where assignee_id is not null;
drop index orders_unfinished, customers_name_and_id, customers_text, orders_city_text, orders_note_text;
-- The extension stays: somebody else may use it.
