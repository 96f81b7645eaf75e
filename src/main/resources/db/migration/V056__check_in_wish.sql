-- followup: check-ins that staff have asked for beside those of the plan, and questions of their own before sessions of a ladder.
create table check_in_wish (
    session_id uuid primary key,
    patient_id uuid not null,
    asked_at   timestamptz not null,
    asked_by   uuid not null,               -- account
    constraint check_in_wish_patient foreign key (patient_id) references patient
);
create index check_in_wish_by_patient on check_in_wish (patient_id);

-- Whoever is in a ladder is asked by these from now on, and not by the session itself.
insert into follow_up_mark (patient_id, marked_at)
select distinct patient_id, now() from follow_up where status = 'OPEN' and kind = 'SESSION' and cardinality(instruments) > 0;
