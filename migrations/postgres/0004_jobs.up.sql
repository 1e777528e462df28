create table schedules (
  id uuid primary key,
  job_key text not null,
  cron text not null,
  time_zone text not null,
  mode text not null default 'incremental' check (mode in ('incremental', 'full')),
  enabled boolean not null default true,
  next_run_at timestamptz,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  deleted_at timestamptz
);
create index schedules_due on schedules (next_run_at) where enabled and deleted_at is null;
select track_changes('schedules', silent => '{next_run_at}');

create table job_runs (
  id uuid primary key,
  job_key text not null,
  mode text not null check (mode in ('incremental', 'full')),
  trigger text not null check (trigger in ('schedule', 'manual', 'webhook', 'replay')),
  requested_by text not null,
  scheduled_for timestamptz,
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'dead', 'cancelled')),
  cancel_requested boolean not null default false,
  step integer not null default 0,
  cursor jsonb,
  attempts integer not null default 0,
  lease_until timestamptz,
  -- When the message for the present step should arrive; long past without a lease means that it was lost.
  ready_at timestamptz not null default now_ms(),
  read integer not null default 0,
  inserted integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  deleted integer not null default 0,
  rejected integer not null default 0,
  error text,
  replay_of uuid references job_runs (id),
  queued_at timestamptz not null default now_ms(),
  started_at timestamptz,
  finished_at timestamptz
);
create index job_runs_latest on job_runs (job_key, id desc);
create unique index job_runs_active on job_runs (job_key) where state in ('queued', 'running');
create unique index job_runs_interval on job_runs (job_key, scheduled_for) where scheduled_for is not null;
create index job_runs_successes on job_runs (job_key, id desc) where state = 'succeeded';

create table job_attempts (
  id uuid primary key,
  run_id uuid not null references job_runs (id) on delete cascade,
  step integer not null,
  attempt integer not null,
  outcome text not null check (outcome in ('succeeded', 'paused', 'failed', 'reaped')),
  error text,
  started_at timestamptz not null,
  finished_at timestamptz not null
);
create unique index job_attempts_run on job_attempts (run_id, step, attempt);

create table job_logs (
  id bigint generated always as identity primary key,
  run_id uuid not null references job_runs (id) on delete cascade,
  at timestamptz not null default now_ms(),
  level text not null check (level in ('info', 'warn', 'error')),
  message text not null,
  fields jsonb
);
create index job_logs_run on job_logs (run_id, id);

create table dead_letters (
  id uuid primary key,
  run_id uuid not null unique references job_runs (id) on delete cascade,
  job_key text not null,
  step integer not null,
  cursor jsonb,
  error text not null,
  created_at timestamptz not null default now_ms(),
  replay_run_id uuid references job_runs (id)
);
create index dead_letters_open on dead_letters (id desc) where replay_run_id is null;
