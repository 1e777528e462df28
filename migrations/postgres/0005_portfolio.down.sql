drop table projects;
drop sequence project_number;
