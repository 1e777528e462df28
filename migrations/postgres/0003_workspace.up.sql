create table workspace (
  id uuid primary key,
  name text not null,
  time_zone text not null,
  demo boolean not null default false,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms()
);
create unique index workspace_single on workspace ((true));
select track_changes('workspace');
insert into workspace (id, name, time_zone) values ('00000000-0000-7000-8000-000000000001', 'Quarterdeck', 'UTC');

create table feature_flags (
  key text primary key,
  enabled boolean not null,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms()
);
select track_changes('feature_flags', key => 'key');

-- Written by services next to the event they speak of; read once and forgotten, so not audited.
create table notifications (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  kind text not null check (kind in ('assignment', 'status_change', 'comment', 'mention', 'sprint_close', 'job_failure', 'stale_data', 'data_quality')),
  title text not null,
  body text not null default '',
  link text not null,
  incident text,
  created_at timestamptz not null default now_ms(),
  read_at timestamptz
);
create index notifications_user on notifications (user_id, id desc);
create index notifications_unread on notifications (user_id) where read_at is null;
-- One alert per incident and person, however often the condition is seen.
create unique index notifications_incident on notifications (user_id, incident) where incident is not null;
