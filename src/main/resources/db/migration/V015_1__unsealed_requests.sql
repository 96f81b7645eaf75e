-- intake: while its columns are being sealed a row has neither; V016_1 puts it back.
alter table appointment_request drop constraint appointment_request_reachable;
