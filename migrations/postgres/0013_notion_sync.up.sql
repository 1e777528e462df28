-- A raw page is written often and looked into seldom: json keeps the text as it came, jsonb would take it apart for every write.
alter table bronze.notion_raw_pages alter column raw type json using raw::json;

-- Rows of a role that a full run missed and did not delete, because they were too many at once.
create table notion_withheld_deletions (
  role text primary key,
  gone integer not null,
  live integer not null,
  -- How many of them a person agreed to lose: the next full run deletes up to that many.
  confirmed integer,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms()
);
select track_changes('notion_withheld_deletions', key => 'role');
