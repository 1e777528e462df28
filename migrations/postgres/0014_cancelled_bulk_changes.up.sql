-- A change whose run was cancelled is closed: what it has done stays, and can be undone for as long as that of any other.
alter table order_bulk_changes
  drop constraint order_bulk_changes_state_check,
  add constraint order_bulk_changes_state_check check (state in ('running', 'done', 'cancelled', 'undoing', 'undone'));
