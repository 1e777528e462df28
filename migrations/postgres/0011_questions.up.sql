-- What people asked Genie, each only for themselves: not business data, so neither audited nor restored. Results stay in the warehouse.
create table questions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  -- The id of the first question of the conversation.
  conversation_id uuid not null,
  question text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'running', 'answered', 'failed', 'timed_out')),
  genie_conversation_id text,
  -- null until Genie took the question.
  genie_message_id text,
  -- The state in Genie's own word.
  step text,
  answer jsonb,
  message text,
  -- How often the message was looked at, and how often in a row that failed.
  looks integer not null default 0,
  troubles integer not null default 0,
  -- Genie is asked no sooner, however many tabs look; whoever asks moves it first.
  next_poll_at timestamptz,
  -- When the query of an expired result was started again.
  rerun_at timestamptz,
  finished_at timestamptz,
  check ((genie_message_id is null) or (genie_conversation_id is not null)),
  check ((state in ('waiting', 'running')) = (finished_at is null)),
  check ((finished_at is null) = (next_poll_at is not null))
);
create index questions_user on questions (user_id, asked_at desc, id desc);
create index questions_conversation on questions (conversation_id, asked_at desc, id desc);
