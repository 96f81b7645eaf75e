-- session: what was given, measured and seen on the day, and what staff were alerted to. Entries are never overwritten: a correction is a
-- row of its own that names the wrong one, and a withdrawal is a correction without values.

create table vitals_entry (
    id                uuid primary key,
    session_id        uuid not null references session,
    at                timestamptz not null,
    recorded_at       timestamptz not null,
    recorded_by       uuid not null,
    corrects          uuid references vitals_entry,
    correction_reason bytea,
    withdrawn         boolean not null,
    corrected_by      uuid,                 -- the row that says what is right
    systolic          smallint,             -- mmHg
    diastolic         smallint,             -- mmHg
    pulse             smallint,             -- /min
    oxygen_saturation smallint,             -- %
    respiratory_rate  smallint,             -- /min
    constraint vitals_entry_correction check ((corrects is null) = (correction_reason is null) and (corrects is not null or not withdrawn)),
    constraint vitals_entry_pressure check ((systolic is null) = (diastolic is null) and systolic > diastolic and diastolic > 0),
    constraint vitals_entry_saturation check (oxygen_saturation between 0 and 100),
    constraint vitals_entry_rates check (pulse >= 0 and respiratory_rate >= 0),
    constraint vitals_entry_says_something check (
        withdrawn = (num_nonnulls(systolic, pulse, oxygen_saturation, respiratory_rate) = 0))
);
create unique index vitals_entry_corrected_once on vitals_entry (corrects) where corrects is not null;
create index vitals_entry_by_session on vitals_entry (session_id, at, id);

create table observation_entry (
    id                uuid primary key,
    session_id        uuid not null references session,
    at                timestamptz not null,
    recorded_at       timestamptz not null,
    recorded_by       uuid not null,
    corrects          uuid references observation_entry,
    correction_reason bytea,
    withdrawn         boolean not null,
    corrected_by      uuid,
    sedation_scale    text,
    sedation_value    smallint,
    dissociation      smallint,             -- 0 to 10, as are the next two
    nausea            smallint,
    pain              smallint,
    resolved          text[] not null,
    note              bytea,
    constraint observation_entry_correction check (
        (corrects is null) = (correction_reason is null) and (corrects is not null or not withdrawn)),
    constraint observation_entry_sedation check ((sedation_scale is null) = (sedation_value is null) and case sedation_scale
        when 'RASS' then sedation_value between -5 and 4
        when 'MOAA_S' then sedation_value between 0 and 5
        else sedation_scale is null end),
    constraint observation_entry_ratings check (
        dissociation between 0 and 10 and nausea between 0 and 10 and pain between 0 and 10),
    constraint observation_entry_resolved check (resolved <@ array['SEDATION', 'DISSOCIATION', 'RESPIRATORY_DEPRESSION'])
);
create unique index observation_entry_corrected_once on observation_entry (corrects) where corrects is not null;
create index observation_entry_by_session on observation_entry (session_id, at, id);

create table adverse_event (
    id                uuid primary key,
    session_id        uuid not null references session,
    at                timestamptz not null, -- onset
    recorded_at       timestamptz not null,
    recorded_by       uuid not null,
    corrects          uuid references adverse_event,
    correction_reason bytea,
    withdrawn         boolean not null,
    corrected_by      uuid,
    code              text,
    severity          text,
    serious           boolean,
    action            text,
    outcome           text,
    note              bytea,
    constraint adverse_event_correction check ((corrects is null) = (correction_reason is null) and (corrects is not null or not withdrawn)),
    constraint adverse_event_severity check (severity in ('MILD', 'MODERATE', 'SEVERE')),
    constraint adverse_event_says_something check (
        withdrawn = (num_nonnulls(code, severity, serious, action, outcome) = 0) and num_nulls(code, severity, serious, action, outcome) in (0, 5))
);
create unique index adverse_event_corrected_once on adverse_event (corrects) where corrects is not null;
create index adverse_event_by_session on adverse_event (session_id, at, id);

create table dose (
    id                uuid primary key,
    session_id        uuid not null references session,
    at                timestamptz not null, -- its start
    recorded_at       timestamptz not null,
    recorded_by       uuid not null,
    corrects          uuid references dose,
    correction_reason bytea,
    withdrawn         boolean not null,
    corrected_by      uuid,
    drug              text not null,
    route             text not null,
    amount            numeric(8, 3) not null,
    unit              text not null,
    lot               text not null,
    device            smallint,             -- its number within the day, counted from 1
    ended_at          timestamptz,
    given_by          uuid not null references actor,
    witnessed_by      uuid references actor,
    beyond_band       bytea,                -- why a prescriber let it be
    beyond_band_by    uuid,
    constraint dose_correction check ((corrects is null) = (correction_reason is null) and (corrects is not null or not withdrawn)),
    constraint dose_drug check (drug in ('KETAMINE', 'ESKETAMINE')),
    constraint dose_unit check (unit in ('MG', 'MG_PER_KG')),
    constraint dose_amount check (amount > 0),
    constraint dose_ends_after_its_start check (ended_at >= at),
    constraint dose_witness_is_another check (witnessed_by <> given_by),
    constraint dose_beyond_band check ((beyond_band is null) = (beyond_band_by is null)),
    -- A label's: each device holds 28 mg, and no more than three are given.
    constraint dose_esketamine_device check ((route = 'ESKETAMINE_NASAL') = (device is not null)
        and (device is null or (device between 1 and 3 and drug = 'ESKETAMINE' and amount = 28 and unit = 'MG')))
);
create unique index dose_corrected_once on dose (corrects) where corrects is not null;
create unique index dose_one_at_a_time on dose (session_id) where ended_at is null and corrected_by is null and not withdrawn;
create unique index dose_device_once on dose (session_id, device)
    where device is not null and corrected_by is null and not withdrawn;
create index dose_by_session on dose (session_id, at, id);

-- Nothing of an entry changes but what happens to it once (the arguments): that it is corrected, that a dose ends. Sealed texts are
-- left out, because they are sealed anew under another key.
create function chart_entry_stays() returns trigger
    language plpgsql
    as $$
declare
    was jsonb := to_jsonb(old) - array['correction_reason', 'note', 'beyond_band'];
    now_is jsonb := to_jsonb(new) - array['correction_reason', 'note', 'beyond_band'];
    once text;
begin
    foreach once in array tg_argv loop
        if jsonb_typeof(was -> once) = 'null' then
            was := was - once;
            now_is := now_is - once;
        end if;
    end loop;
    if was is distinct from now_is then
        raise exception 'what is recorded stays' using errcode = 'check_violation', constraint = 'chart_entry_stays';
    end if;
    return new;
end $$;

create trigger vitals_entry_stays before update on vitals_entry
    for each row execute function chart_entry_stays('corrected_by');
create trigger observation_entry_stays before update on observation_entry
    for each row execute function chart_entry_stays('corrected_by');
create trigger adverse_event_stays before update on adverse_event
    for each row execute function chart_entry_stays('corrected_by');
create trigger dose_stays before update on dose
    for each row execute function chart_entry_stays('corrected_by', 'ended_at');

-- Between which amounts a dose is plausible. Of a protocol's own row and its route's, the protocol's counts.
create table dose_band (
    route            text not null,
    protocol         text not null,         -- its code; empty: every protocol of the route, and none
    drug             text not null,
    unit             text not null,
    least            numeric(8, 3) not null,
    most             numeric(8, 3) not null,
    most_per_session numeric(8, 3) not null,
    basis            text not null,
    source           text not null,
    primary key (route, protocol, drug, unit),
    constraint dose_band_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE')),
    constraint dose_band_drug check (drug in ('KETAMINE', 'ESKETAMINE')),
    constraint dose_band_unit check (unit in ('MG', 'MG_PER_KG')),
    constraint dose_band_basis check (basis in ('LABEL', 'DEFAULT')),
    constraint dose_band_sense check (least > 0 and most >= least and most_per_session >= most)
);
insert into dose_band (route, protocol, drug, unit, least, most, most_per_session, basis, source) values
    ('ESKETAMINE_NASAL', '', 'ESKETAMINE', 'MG', 28, 28, 84, 'LABEL', 'esketamine label: devices of 28 mg, 84 mg a day at most'),
    ('IV_KETAMINE', '', 'KETAMINE', 'MG', 10, 120, 150, 'DEFAULT', 'clinic default: 0.25 mg/kg of 40 kg to 1 mg/kg of 120 kg'),
    ('IV_KETAMINE', '', 'KETAMINE', 'MG_PER_KG', 0.1, 1, 1.25, 'DEFAULT', 'clinic default: 0.1 to 1 mg/kg'),
    ('IM_KETAMINE', '', 'KETAMINE', 'MG', 15, 180, 200, 'DEFAULT', 'clinic default: 0.25 mg/kg of 60 kg to 1.5 mg/kg of 120 kg'),
    ('IM_KETAMINE', '', 'KETAMINE', 'MG_PER_KG', 0.25, 1.5, 2, 'DEFAULT', 'clinic default: 0.25 to 1.5 mg/kg'),
    ('ORAL_KETAMINE', '', 'KETAMINE', 'MG', 25, 300, 300, 'DEFAULT', 'clinic default; the route is disabled');

create function dose_band_label_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what a label asks stays' using errcode = 'check_violation', constraint = 'dose_band_label_stays';
end $$;

create trigger dose_band_label_stays before update or delete on dose_band
    for each row when (old.basis = 'LABEL') execute function dose_band_label_stays();
create trigger dose_band_label_stays_whole before truncate on dose_band
    for each statement execute function dose_band_label_stays();

-- Each is raised once: for one due time, or for one entry.
create table session_alert (
    id              uuid primary key,
    session_id      uuid not null references session,
    kind            text not null,
    subject         text not null,          -- what is overdue, or the entry's id
    at              timestamptz not null,   -- when it was due, or began
    raised_at       timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    constraint session_alert_once unique (session_id, kind, subject, at),
    constraint session_alert_kind check (kind in ('VITALS_OVERDUE', 'SERIOUS_ADVERSE_EVENT')),
    constraint session_alert_acknowledged check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index session_alert_open on session_alert (session_id) where acknowledged_at is null;
