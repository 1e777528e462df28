drop table api_tokens;
drop table sign_in_limits;
drop table verifications;
drop table sessions;
drop table accounts;
drop table users;
drop function keep_an_admin();
