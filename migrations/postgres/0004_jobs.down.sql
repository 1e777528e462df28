drop table dead_letters;
drop table job_logs;
drop table job_attempts;
drop table job_runs;
drop table schedules;
