create table order_imports (
  id uuid primary key,
  file_name text not null,
  format text not null check (format in ('csv', 'xlsx')),
  bytes bigint not null,
  options jsonb not null,
  -- The words above the columns, and the field of each or null.
  headers jsonb not null,
  mapping jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'queued', 'running', 'succeeded', 'failed', 'cancelled')),
  error text,
  run_id uuid references job_runs (id),
  created_by text not null,
  -- In whose name the orders are changed.
  started_by text,
  -- Whether the rows stand as text in UTF-8 beside a file that is something else.
  converted boolean not null default false,
  -- null until the whole file has been looked through.
  rows_total integer,
  -- The byte where the next batch begins, and its line; 0 before the first one. Moves in the transaction that writes the batch.
  position bigint not null default 0,
  line integer not null default 1,
  read integer not null default 0,
  inserted integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  file_deleted_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms()
);
create index order_imports_kept on order_imports (coalesce(finished_at, updated_at)) where file_deleted_at is null;
select track_changes('order_imports',
  silent => '{converted,rows_total,position,line,read,inserted,updated,unchanged,rejected,file_deleted_at}');

-- The numbers that a running import has met, so that one that comes back is found; emptied when it ends. Without a foreign key, which would cost as
-- much as the row.
create table order_import_numbers (
  import_id uuid not null,
  number text not null,
  line integer not null,
  primary key (import_id, number)
);

create table order_import_rejects (
  import_id uuid not null references order_imports (id),
  line integer not null,
  -- [{field, code, value, detail}]
  errors jsonb not null,
  primary key (import_id, line)
);
