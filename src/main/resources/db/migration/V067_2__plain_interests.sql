-- intake: what somebody wants treatment for says how they are, as in the record of a patient: V067_3 seals it.
alter table appointment_request alter column interests type text using interests::text;
