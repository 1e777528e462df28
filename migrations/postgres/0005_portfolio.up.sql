create sequence project_number start 101;

create table projects (
  id uuid primary key,
  key text not null unique default 'QD-' || nextval('project_number'),
  origin text not null default 'app' check (origin in ('app', 'notion')),
  source_id uuid,
  name text not null,
  program_id uuid,
  status text check (status in ('proposed', 'planned', 'active', 'on_hold', 'completed', 'cancelled')),
  manager text,
  start_date date,
  end_date date,
  budget numeric(18, 2),
  currency text check (currency ~ '^[A-Z]{3}$'),
  priority text check (priority in ('low', 'medium', 'high', 'critical')),
  progress numeric(5, 4) check (progress between 0 and 1),
  reported_health text check (reported_health in ('green', 'amber', 'red')),
  summary text,
  notes text,
  tags text[] not null default '{}',
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  deleted_at timestamptz,
  check ((origin = 'notion') = (source_id is not null))
);
create unique index projects_source on projects (source_id) where source_id is not null;
create index projects_name on projects (lower(name), id) where deleted_at is null;
create index projects_updated on projects (updated_at desc, id) where deleted_at is null;
select track_changes('projects');
