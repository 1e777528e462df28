drop trigger rename_order_assignee on users;
drop table order_comments, order_status_history, order_items, orders, order_transitions, products, customers;
drop function check_order_transition, name_order_assignee, rename_order_assignee, record_first_status, record_status,
  sum_order_items, sum_orders, acting;
drop sequence order_number, customer_number;
drop type order_status;
