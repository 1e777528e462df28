drop table notifications;
drop table feature_flags;
drop table workspace;
