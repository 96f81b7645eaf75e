-- intake: what staff have put aside as spam or as a duplicate stays that, also when its sender takes it back.
alter table appointment_request add column withdrawn_at timestamptz;
