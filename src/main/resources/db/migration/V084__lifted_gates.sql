-- scheduling: a gate is lifted for what was known then, and for the one time and place at which the appointment was booked then.
alter table gate_override
    add column basis uuid[],     -- the evidence that there was; null where it was not kept
    add column lacks text[],
    add column moves integer;    -- how often the appointment had been moved by then; null where nobody knows: it stands no more
alter table gate_override add constraint gate_override_known check ((basis is null) = (lacks is null));

-- Since one of these was moved nobody can tell for which of its times a gate was lifted.
update gate_override o set moves = 0 from appointment a where a.id = o.appointment_id and a.moves = 0;

-- Lifted for where it is now, well after it was booked: that can only have been with its one move.
update gate_override o set moves = 1 from appointment a
 where a.id = o.appointment_id and a.moves = 1 and o.start_at = a.start_at and o.overridden_at > a.booked_at + interval '1 minute';
