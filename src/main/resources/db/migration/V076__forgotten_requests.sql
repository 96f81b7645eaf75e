-- intake: a request is kept from the last that happened to it, and what its sender corrects is that too.
alter table appointment_request add column corrected_at timestamptz;

-- What is linked to a request that became a patient is forgotten by its own time.
drop index appointment_request_unconverted;
create index appointment_request_unconverted on appointment_request (received_at, id) where patient_id is null;
