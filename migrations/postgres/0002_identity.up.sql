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
  -- The password itself is never recorded; that it changed is.
  password_changed_at timestamptz,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms()
);
create unique index accounts_user on accounts (user_id, provider_id);
select track_changes('accounts', secret => '{password,access_token,refresh_token,id_token}');

-- Somebody must always be able to let others in: the last active admin who can sign in keeps the role. One change at a time looks,
-- so that two admins who demote each other at the same moment do not both succeed.
create function keep_an_admin() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('keep_an_admin'));
  if not exists (
    select from users u
    where u.id <> old.id and u.role = 'admin' and u.deactivated_at is null and u.deleted_at is null
      and exists (select from accounts a where a.user_id = u.id)
  ) then
    raise exception 'the last active admin' using errcode = 'QD422';
  end if;
  return new;
end $$;
create trigger keep_an_admin before update of role, deactivated_at, deleted_at on users for each row
  when (old.role = 'admin' and old.deactivated_at is null and old.deleted_at is null
    and (new.role <> 'admin' or new.deactivated_at is not null or new.deleted_at is not null))
  execute function keep_an_admin();

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

-- Failed tries to sign in, by address and by e-mail, in a window of one minute.
create table sign_in_limits (
  key text primary key,
  tries integer not null,
  window_ends timestamptz not null
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
