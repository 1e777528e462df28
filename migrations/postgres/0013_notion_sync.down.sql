drop table notion_withheld_deletions;
alter table bronze.notion_raw_pages alter column raw type jsonb using raw::jsonb;
