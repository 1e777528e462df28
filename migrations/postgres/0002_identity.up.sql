create table users (
  id uuid primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  role text not null default 'viewer' check (role in ('admin', 'lead', 'member', 'viewer')),
  deactivated_at timestamptz,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  deleted_at timestamptz
);
create unique index users_email on users (lower(email));
select track_changes('users');

create table accounts (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms()
);
create index accounts_user on accounts (user_id);
select track_changes('accounts', secret => '{password,access_token,refresh_token,id_token}');

-- Transient rows of the sign-in library: no audit, hard deletes.
create table sessions (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references users (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now_ms(),
  refreshed_at timestamptz not null default now_ms()
);
create index sessions_user on sessions (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now_ms(),
  refreshed_at timestamptz not null default now_ms()
);
create index verifications_identifier on verifications (identifier);

create table sign_in_limits (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

create table api_tokens (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  name text not null,
  prefix text not null,
  token_hash text not null unique,
  expires_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms()
);
create index api_tokens_user on api_tokens (user_id);
select track_changes('api_tokens', secret => '{token_hash}');
