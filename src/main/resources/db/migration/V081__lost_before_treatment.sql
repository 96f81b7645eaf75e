-- followup: who was never treated and has lost a visit, and is told that somebody will be in touch.

-- Whoever has nothing booked is asked whether they want another, as whoever loses one from now on is.
insert into follow_up_mark (patient_id, marked_at)
select distinct lost.patient_id, now() from appointment lost
 where (lost.status in ('CANCELLED', 'NO_SHOW') or lost.status = 'BOOKED' and lost.end_at <= now())
   and lost.patient_id <> '00000000-0000-0000-0000-000000000000'        -- whose visits stay when a person is erased
   and not exists (select from session where patient_id = lost.patient_id and dosing_ended_at is not null)
   and not exists (select from appointment other
                    where other.patient_id = lost.patient_id and other.status = 'BOOKED' and other.end_at > now());
