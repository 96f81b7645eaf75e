-- intake: what a cry for help had in it that could not be taken for what it should be: kept as it was typed, for staff to make out.
alter table appointment_request add column as_typed bytea; -- sealed
