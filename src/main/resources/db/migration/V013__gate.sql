-- patient: what a patient's gates are judged by. Nothing here is overwritten or deleted: what is wrong or over is ended, with who,
-- when and why (sealed), and written anew. "recorded_by" is null where the program itself wrote the row.

create table consent (
    id           uuid primary key,
    patient_id   uuid not null references patient,
    kind         text not null,
    route        text,          -- null: the text is not about one route
    text_version text not null,
    signed_at    timestamptz not null,
    signed_by    text not null,
    proxy_name   bytea,
    recorded_at  timestamptz not null,
    recorded_by  uuid,
    ended_at     timestamptz,   -- revoked
    ended_by     uuid,
    end_reason   bytea,
    version      bigint not null,
    constraint consent_kind check (kind in ('TREATMENT', 'OFF_LABEL', 'CONTACT', 'INFORMATION_RELEASE')),
    constraint consent_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE')),
    constraint consent_signed_by check (signed_by in ('PATIENT', 'PROXY')),
    constraint consent_proxy_is_named check (signed_by = 'PROXY' or proxy_name is null),
    constraint consent_ended check ((ended_at is null) = (ended_by is null))
);
create index consent_by_patient on consent (patient_id, recorded_at, id);

-- The newest decision for a route counts, whatever became of it.
create table clearance (
    id          uuid primary key,
    patient_id  uuid not null references patient,
    route       text not null,
    decision    text not null,
    indication  text not null,
    evidence    jsonb not null, -- kinds and ids of what it rests on
    conditions  bytea,
    valid_until date,           -- the last day
    recorded_at timestamptz not null,
    recorded_by uuid not null,  -- the prescriber
    ended_at    timestamptz,    -- withdrawn
    ended_by    uuid,
    end_reason  bytea,
    version     bigint not null,
    constraint clearance_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE')),
    constraint clearance_decision check (decision in ('CLEARED', 'NOT_CLEARED')),
    constraint clearance_expires check ((decision = 'CLEARED') = (valid_until is not null)),
    constraint clearance_ended check ((ended_at is null) = (ended_by is null))
);
create index clearance_by_patient on clearance (patient_id, recorded_at, id);

create table evaluation (
    id             uuid primary key,
    patient_id     uuid not null references patient,
    done_at        timestamptz not null,
    clinician_id   uuid not null references actor,
    appointment_id uuid references appointment,
    recorded_at    timestamptz not null,
    recorded_by    uuid,
    ended_at       timestamptz,
    ended_by       uuid,
    end_reason     bytea,
    version        bigint not null,
    constraint evaluation_ended check ((ended_at is null) = (ended_by is null))
);
create index evaluation_by_patient on evaluation (patient_id, recorded_at, id);

create table screening_review (
    id           uuid primary key,
    patient_id   uuid not null references patient,
    outcome      text not null,
    screening_id uuid,          -- the answers that were reviewed, where they are in the program
    note         bytea,
    recorded_at  timestamptz not null,
    recorded_by  uuid,
    ended_at     timestamptz,
    ended_by     uuid,
    end_reason   bytea,
    version      bigint not null,
    constraint screening_review_outcome check (outcome in ('NO_CONCERN', 'ACCEPTABLE', 'NOT_ACCEPTABLE')),
    constraint screening_review_ended check ((ended_at is null) = (ended_by is null))
);
create index screening_review_by_patient on screening_review (patient_id, recorded_at, id);

create table rems_enrolment (
    id               uuid primary key,
    patient_id       uuid not null references patient,
    enrolment_number bytea,
    valid_from       date not null,
    valid_until      date,      -- the last day, where it has one
    recorded_at      timestamptz not null,
    recorded_by      uuid,
    ended_at         timestamptz,
    ended_by         uuid,
    end_reason       bytea,
    version          bigint not null,
    constraint rems_enrolment_forwards check (valid_until >= valid_from),
    constraint rems_enrolment_ended check ((ended_at is null) = (ended_by is null))
);
create index rems_enrolment_by_patient on rems_enrolment (patient_id, recorded_at, id);

create table rems_certification (
    id                   uuid primary key,
    site_id              uuid not null references site,
    certification_number text not null,
    valid_from           date not null,
    valid_until          date,
    recorded_at          timestamptz not null,
    recorded_by          uuid,
    ended_at             timestamptz,
    ended_by             uuid,
    end_reason           bytea,
    version              bigint not null,
    constraint rems_certification_forwards check (valid_until >= valid_from),
    constraint rems_certification_ended check ((ended_at is null) = (ended_by is null))
);
create index rems_certification_by_site on rems_certification (site_id, recorded_at, id);

create table crisis_flag (
    id          uuid primary key,
    patient_id  uuid not null references patient,
    origin      text not null,
    origin_id   uuid,           -- the request or the response that told of danger
    raised_at   timestamptz not null,
    note        bytea,
    recorded_at timestamptz not null,
    recorded_by uuid,
    ended_at    timestamptz,    -- cleared
    ended_by    uuid,
    end_reason  bytea,
    version     bigint not null,
    constraint crisis_flag_origin check (origin in ('STAFF', 'REQUEST', 'SCREENING', 'RESPONSE')),
    constraint crisis_flag_ended check ((ended_at is null) = (ended_by is null))
);
create index crisis_flag_by_patient on crisis_flag (patient_id, recorded_at, id);

-- Which gates a route has, as data. A clinic may change its defaults and says on whose word; what a label or a REMS asks stays.
create table gate_rule (
    route          text not null,
    code           text not null,
    before_booking boolean not null,
    on_the_day     boolean not null,
    valid_days     integer,     -- how many local days its evidence holds after its own, where the evidence does not say so itself
    overridable    boolean not null,
    basis          text not null,
    source         text not null,
    constraint gate_rule_pk primary key (route, code),
    constraint gate_rule_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE')),
    constraint gate_rule_basis check (basis in ('LABEL', 'DEFAULT')),
    constraint gate_rule_has_a_time check (before_booking or on_the_day),
    constraint gate_rule_valid_days check (valid_days > 0),
    constraint gate_rule_never_overridable check (not overridable or basis <> 'LABEL'
        and code !~ '^(REMS_.*|CLEARANCE|CONSENT_SIGNED|CRISIS_FLAG_CLEAR|PRESCRIPTION_ON_FILE|PRESCRIBER_ON_SITE)$')
);

insert into gate_rule (route, code, before_booking, on_the_day, valid_days, overridable, basis, source)
select route, code, true, on_the_day, valid_days, overridable, 'DEFAULT', source
  from unnest(array['IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE']) route
 cross join (values
    ('EVALUATION_CURRENT', false, 180, true, 'clinic default: a medical evaluation comes before any treatment'),
    ('CLEARANCE', false, null, false, 'clinic default: a prescriber decides about each route'),
    ('SCREENING_REVIEWED', false, 180, true, 'clinic default: contraindications are reviewed by a prescriber'),
    ('CONSENT_SIGNED', false, null, false, 'clinic default: no treatment without consent, off-label use with its own'),
    ('CRISIS_FLAG_CLEAR', true, null, false, 'clinic default: a clinician clears a sign of danger first')
 ) gate (code, on_the_day, valid_days, overridable, source);

insert into gate_rule (route, code, before_booking, on_the_day, valid_days, overridable, basis, source) values
    ('ESKETAMINE_NASAL', 'REMS_SITE_ACTIVE', true, false, null, false, 'LABEL',
     'esketamine REMS: dispensed and given only in certified healthcare settings'),
    ('ESKETAMINE_NASAL', 'REMS_PATIENT_ENROLLED', true, false, null, false, 'LABEL',
     'esketamine REMS: given only to patients who are enrolled');

-- Whoever changes the clinic's defaults can not lower what a label asks.
create function gate_rule_label_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what a label asks stays' using errcode = 'check_violation', constraint = 'gate_rule_label_stays';
end $$;

create trigger gate_rule_label_stays before update or delete on gate_rule
    for each row when (old.basis = 'LABEL') execute function gate_rule_label_stays();
create trigger gate_rule_label_stays_whole before truncate on gate_rule
    for each statement execute function gate_rule_label_stays();

-- Uses that are on a drug's label. Every other use is off-label and needs its own consent; so infusions and injections always do.
create table label_use (
    route      text not null,
    indication text not null,
    source     text not null,
    constraint label_use_pk primary key (route, indication),
    constraint label_use_not_for_anxiety check (indication not in ('GENERALIZED_ANXIETY_DISORDER', 'SOCIAL_ANXIETY_DISORDER',
        'POST_TRAUMATIC_STRESS_DISORDER', 'PANIC_DISORDER', 'SPECIFIC_PHOBIA'))
);
insert into label_use (route, indication, source) values
    ('ESKETAMINE_NASAL', 'TREATMENT_RESISTANT_DEPRESSION', 'esketamine label: treatment-resistant depression in adults'),
    ('ESKETAMINE_NASAL', 'MAJOR_DEPRESSION_WITH_SUICIDALITY',
     'esketamine label: depressive symptoms in adults with major depressive disorder and acute suicidal ideation or behaviour');
