-- Reads the order desk anew. :source is a catalog through which Unity Catalog reads the product's Postgres: a Lakebase database that is
-- registered as a catalog, or a foreign catalog of Lakehouse Federation. Ids and statuses arrive as text either way after the cast.
use catalog identifier(:catalog);
use schema identifier(:schema);

insert overwrite customers
select cast(id as string), number, name, city, country, created_at, updated_at, deleted_at
from identifier(:source || '.public.customers');

insert overwrite products
select cast(id as string), sku, name, category, unit_price, currency, created_at, updated_at, deleted_at
from identifier(:source || '.public.products');

insert overwrite orders
select cast(id as string), number, cast(customer_id as string), cast(status as string), status_reason, channel, ordered_at, required_on,
  cast(assignee_id as string), assignee_name, ship_to_city, ship_to_country, currency, shipping_cost, item_count, items_total, total,
  created_at, updated_at, deleted_at
from identifier(:source || '.public.orders');

insert overwrite order_items
select cast(id as string), cast(order_id as string), position, cast(product_id as string), quantity, unit_price, amount, created_at,
  updated_at
from identifier(:source || '.public.order_items');

insert overwrite order_status_history
select id, cast(order_id as string), at, cast(from_status as string), cast(to_status as string), reason
from identifier(:source || '.public.order_status_history');
