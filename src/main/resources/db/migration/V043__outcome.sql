-- outcome: what patients answered. A row is never overwritten: a correction is a row of its own that names the wrong one, and a
-- withdrawal is a correction without answers.

create table response (
    id                 uuid primary key,
    patient_id         uuid not null references patient,
    instrument         text not null,
    instrument_version text not null,
    language           text,            -- null: only a total was entered
    answers            bytea,           -- item by item as JSON, null for what was left out
    total              smallint,        -- exists only if every item was answered: nothing is imputed
    complete           boolean not null,
    risk               boolean not null,    -- an answer that somebody has to look at now
    answered_at        timestamptz not null,
    recorded_at        timestamptz not null,
    entered_by         text not null,
    account            uuid,            -- of staff
    follow_up          uuid,            -- what asked for it
    corrects           uuid references response,
    correction_reason  bytea,
    withdrawn          boolean not null,
    corrected_by       uuid,            -- the row that says what is right
    constraint response_entered_by check (entered_by in ('STAFF', 'PATIENT') and (entered_by = 'STAFF') = (account is not null)),
    constraint response_correction check ((corrects is null) = (correction_reason is null) and (corrects is not null or not withdrawn)),
    constraint response_total check (complete = (total is not null) and total >= 0),
    constraint response_text check ((language is null) = (answers is null)),
    constraint response_says_something check (withdrawn = (answers is null and total is null) and not (withdrawn and risk))
);
create unique index response_corrected_once on response (corrects) where corrects is not null;
create index response_by_patient on response (patient_id, instrument, answered_at);
create index response_by_time on response (patient_id, answered_at, id);

create function response_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what was answered stays' using errcode = 'check_violation', constraint = 'response_stays';
end $$;

-- Once it may be said which row corrects it. It goes over with its patient's record, and is sealed anew under another key.
create trigger response_stays before update on response
    for each row when (
        (old.id, old.instrument, old.instrument_version, old.language, old.total, old.complete, old.risk, old.answered_at,
         old.recorded_at, old.entered_by, old.account, old.follow_up, old.corrects, old.withdrawn)
            is distinct from
            (new.id, new.instrument, new.instrument_version, new.language, new.total, new.complete, new.risk, new.answered_at,
             new.recorded_at, new.entered_by, new.account, new.follow_up, new.corrects, new.withdrawn)
        or old.corrected_by is not null and old.corrected_by is distinct from new.corrected_by)
    execute function response_stays();

-- Looked at before the first dose of a course and never before a booking, which so does not pay for it.
insert into gate_rule (route, code, before_booking, on_the_day, valid_days, overridable, basis, source)
select route, 'BASELINE_RECORDED', false, true, null, true, 'DEFAULT',
       'clinic default: without a measure before the first dose nobody can tell later what a course has changed'
  from unnest(array['IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE']) route;
alter table gate_rule add constraint gate_rule_baseline check (code <> 'BASELINE_RECORDED' or not before_booking);
