update order_bulk_changes set state = 'done' where state = 'cancelled';
alter table order_bulk_changes
  drop constraint order_bulk_changes_state_check,
  add constraint order_bulk_changes_state_check check (state in ('running', 'done', 'undoing', 'undone'));
