drop table order_import_rejects;
drop table order_import_numbers;
drop table order_imports;
