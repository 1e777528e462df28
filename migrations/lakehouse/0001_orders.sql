-- The order desk in Unity Catalog: what the Genie space of databricks.yml reads. Names, columns and meaning are those of
-- migrations/postgres; what identifies a person beyond the customer's name is left out (tests/migrations/lakehouse.db.test.ts has the list).
use catalog identifier(:catalog);
use schema identifier(:schema);

create table if not exists customers (
  id string not null,
  number string not null comment 'Customer number, such as C-10001',
  name string not null,
  city string not null,
  country string not null comment 'Two letters such as DE; empty when not known',
  created_at timestamp not null,
  updated_at timestamp not null,
  deleted_at timestamp comment 'Leave out rows that have it'
) comment 'Customers of the order desk';

create table if not exists products (
  id string not null,
  sku string not null,
  name string not null,
  category string not null,
  unit_price decimal(18, 2) not null comment 'List price; what was paid stands in order_items',
  currency string not null,
  created_at timestamp not null,
  updated_at timestamp not null,
  deleted_at timestamp comment 'No longer sold; still named in old orders'
) comment 'Products that can be ordered';

create table if not exists orders (
  id string not null,
  number string not null comment 'Order number, such as SO-100001',
  customer_id string not null comment 'customers.id',
  status string not null comment 'pending, confirmed, packed, shipped, delivered, returned or cancelled. Returned and cancelled orders are no revenue',
  status_reason string comment 'Why the status was changed last',
  channel string not null comment 'web, store, phone or marketplace',
  ordered_at timestamp not null,
  required_on date not null comment 'The day by which delivery was promised. Overdue: it has passed and the status is pending, confirmed, packed or shipped',
  assignee_id string,
  assignee_name string not null comment 'Who works on it; empty when nobody does',
  ship_to_city string not null,
  ship_to_country string not null comment 'Two letters such as DE; empty when not known',
  currency string not null comment 'Of all amounts of the order. Never add up amounts of different currencies',
  shipping_cost decimal(18, 2) not null,
  item_count int not null comment 'Number of lines',
  items_total decimal(18, 2) not null comment 'Sum of the lines',
  total decimal(18, 2) not null comment 'Lines and shipping: the revenue of the order',
  created_at timestamp not null,
  updated_at timestamp not null,
  deleted_at timestamp comment 'Leave out rows that have it'
) comment 'One row per order';

create table if not exists order_items (
  id string not null,
  order_id string not null comment 'orders.id',
  position int not null,
  product_id string not null comment 'products.id',
  quantity int not null comment 'Pieces',
  unit_price decimal(18, 2) not null,
  amount decimal(18, 2) not null comment 'Quantity times unit price, in the currency of the order',
  created_at timestamp not null,
  updated_at timestamp not null
) comment 'The lines of orders';

create table if not exists order_status_history (
  id bigint not null,
  order_id string not null comment 'orders.id',
  at timestamp not null,
  from_status string comment 'Null: how the order came in',
  to_status string not null,
  reason string
) comment 'Every status that an order has had, and when';
