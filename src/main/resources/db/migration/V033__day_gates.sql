-- session: the gates of the day, what is put on file for them, and what a prescriber lifts.

-- For evidence that is good for less than a day.
alter table gate_rule add column valid_minutes integer;
alter table gate_rule add constraint gate_rule_valid_minutes check (valid_minutes > 0);

insert into gate_rule (route, code, before_booking, on_the_day, valid_days, valid_minutes, overridable, basis, source)
select route, code, false, true, valid_days, valid_minutes, true, 'DEFAULT', source
  from unnest(array['IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE']) route
 cross join (values
    ('PREGNANCY_REVIEWED', 30, null, 'clinic default: asked anew every 30 days'),
    ('MEDICATIONS_REVIEWED', 30, null, 'clinic default: looked at anew every 30 days'),
    ('FASTING_CONFIRMED', null, null, 'clinic default: as the protocol has it'),
    ('TRANSPORT_CONFIRMED', null, null, 'clinic default: somebody takes the patient home; a service only on a prescriber''s word'),
    ('BLOOD_PRESSURE_ACCEPTABLE', null, 60, 'clinic default: measured within the hour before a dose; by the protocol''s bands')
 ) gate (code, valid_days, valid_minutes, source)
 where (route, code) <> ('ESKETAMINE_NASAL', 'BLOOD_PRESSURE_ACCEPTABLE');

-- The label itself leaves one thing to a prescriber.
alter table gate_rule drop constraint gate_rule_never_overridable;
alter table gate_rule add constraint gate_rule_never_overridable check (not overridable
    or code !~ '^(REMS_.*|CLEARANCE|CONSENT_SIGNED|CRISIS_FLAG_CLEAR|PRESCRIPTION_ON_FILE|PRESCRIBER_ON_SITE)$'
        and (basis <> 'LABEL' or code = 'BLOOD_PRESSURE_ACCEPTABLE'));

insert into gate_rule (route, code, before_booking, on_the_day, valid_days, valid_minutes, overridable, basis, source) values
    ('ESKETAMINE_NASAL', 'BLOOD_PRESSURE_ACCEPTABLE', false, true, null, 60, true, 'LABEL',
     'esketamine label: measured before dosing; a raised one is a prescriber''s decision'),
    ('ESKETAMINE_NASAL', 'PRESCRIPTION_ON_FILE', false, true, null, null, false, 'LABEL',
     'esketamine REMS: dispensed on a prescription, to the healthcare setting only'),
    ('ESKETAMINE_NASAL', 'PRESCRIBER_ON_SITE', false, true, null, null, false, 'LABEL',
     'esketamine REMS: a prescriber is on site while it is given and observed');

-- From which blood pressure on what happens at a session that follows no protocol; either value is enough.
create table route_blood_pressure (
    route              text primary key,
    warn_systolic      integer, -- mmHg, as all of them
    warn_diastolic     integer,
    override_systolic  integer,
    override_diastolic integer,
    block_systolic     integer,
    block_diastolic    integer,
    basis              text not null,
    source             text not null,
    constraint route_blood_pressure_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE')),
    constraint route_blood_pressure_basis check (basis in ('LABEL', 'DEFAULT')),
    constraint route_blood_pressure_pairs check ((warn_systolic is null) = (warn_diastolic is null)
        and (override_systolic is null) = (override_diastolic is null) and (block_systolic is null) = (block_diastolic is null)),
    constraint route_blood_pressure_esketamine check (route <> 'ESKETAMINE_NASAL'
        or coalesce(override_systolic, 999) <= 140 and coalesce(override_diastolic, 999) <= 90)
);
insert into route_blood_pressure values
    ('ESKETAMINE_NASAL', null, null, 140, 90, null, null, 'LABEL', 'esketamine label: from here on a dose is a prescriber''s decision'),
    ('IV_KETAMINE', 140, 90, 160, 100, 180, 120, 'DEFAULT', 'clinic default'),
    ('IM_KETAMINE', 140, 90, 160, 100, 180, 120, 'DEFAULT', 'clinic default'),
    ('ORAL_KETAMINE', 140, 90, 160, 100, 180, 120, 'DEFAULT', 'clinic default');

-- Never overwritten: a correction is a row of its own that names the wrong one.
create table evidence_entry (
    id                uuid primary key,
    session_id        uuid not null references session,
    at                timestamptz not null,
    recorded_at       timestamptz not null,
    recorded_by       uuid not null,
    corrects          uuid references evidence_entry,
    correction_reason bytea,
    withdrawn         boolean not null,
    corrected_by      uuid,             -- the row that says what is right
    code              text not null,    -- the gate
    detail            bytea,            -- as JSON; null where it only withdraws another one
    constraint evidence_entry_correction check (
        (corrects is null) = (correction_reason is null) and (corrects is not null or not withdrawn)),
    constraint evidence_entry_code check (code in ('PRESCRIPTION_ON_FILE', 'PRESCRIBER_ON_SITE', 'PREGNANCY_REVIEWED',
        'MEDICATIONS_REVIEWED', 'FASTING_CONFIRMED', 'TRANSPORT_CONFIRMED')),
    constraint evidence_entry_says_something check (withdrawn = (detail is null))
);
create unique index evidence_entry_corrected_once on evidence_entry (corrects) where corrects is not null;
create index evidence_entry_by_session on evidence_entry (session_id, at, id);

create function evidence_entry_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what is recorded stays' using errcode = 'check_violation', constraint = 'evidence_entry_stays';
end $$;

-- Once it may be said which row corrects it; and what is sealed is sealed anew under another key.
create trigger evidence_entry_stays before update on evidence_entry
    for each row when (
        (old.id, old.session_id, old.at, old.recorded_at, old.recorded_by, old.corrects, old.withdrawn, old.code)
            is distinct from
            (new.id, new.session_id, new.at, new.recorded_at, new.recorded_by, new.corrects, new.withdrawn, new.code)
        or old.corrected_by is not null and old.corrected_by is distinct from new.corrected_by)
    execute function evidence_entry_stays();

-- That a prescriber has lifted a gate for this session: for what was known then, so that news ask for another word.
create table session_gate_override (
    id                uuid primary key,
    session_id        uuid not null references session,
    code              text not null,
    state             text not null,    -- what it was without the override
    basis             uuid[] not null,  -- the evidence that there was
    lacks             text[] not null,
    systolic          smallint,         -- the reading that it is about, mmHg
    diastolic         smallint,
    transport_service bytea,
    reason            bytea not null,
    overridden_by     uuid not null,
    overridden_at     timestamptz not null,
    constraint session_gate_override_state check (state in ('MISSING', 'EXPIRED')),
    constraint session_gate_override_pressure check (
        (systolic is null) = (diastolic is null) and (code = 'BLOOD_PRESSURE_ACCEPTABLE') = (systolic is not null)),
    constraint session_gate_override_transport check ((code = 'TRANSPORT_CONFIRMED') = (transport_service is not null)),
    -- [L] for REMS and the prescriber on site; the rest is what no clinic gives up.
    constraint session_gate_override_never check (
        code !~ '^(REMS_.*|CLEARANCE|CONSENT_SIGNED|CRISIS_FLAG_CLEAR|PRESCRIPTION_ON_FILE|PRESCRIBER_ON_SITE)$')
);
create index session_gate_override_by_session on session_gate_override (session_id, overridden_at, id);
