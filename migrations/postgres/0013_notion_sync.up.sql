-- A raw page is written often and looked into seldom: json keeps the text as it came, jsonb would take it apart for every write.
alter table bronze.notion_raw_pages alter column raw type json using raw::json;
