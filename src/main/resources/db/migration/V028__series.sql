-- treatment: one patient's course under one version of a protocol, which visits belong to it, what has happened to it, and how far
-- apart treatments have to be whatever the protocol.

create table treatment_series (
    id          uuid primary key,
    reference   text not null,
    patient_id  uuid not null,
    protocol_id uuid not null references protocol,
    route       text not null,          -- the protocol's: no version of a series' protocol changes it
    site_id     uuid not null references site,
    indication  text not null,          -- what the patient was cleared for when it was started
    off_label   boolean not null,
    status      text not null,
    preferences jsonb not null,         -- weekdays, times, codes and dates; no words
    start_from  date not null,
    start_to    date not null,
    round       integer not null,       -- raised whenever the course steps back
    base_step   integer not null,       -- where the present round began
    base_rung   integer not null,
    started_at  timestamptz not null,
    started_by  uuid not null,
    ended_at    timestamptz,
    end_reason  text,
    version     bigint not null,
    constraint treatment_series_reference unique (reference),
    constraint treatment_series_patient foreign key (patient_id) references patient,
    constraint treatment_series_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE')),
    constraint treatment_series_status check (status in ('ACTIVE', 'PAUSED', 'ENDED')),
    constraint treatment_series_window check (start_to >= start_from),
    constraint treatment_series_position check (round >= 0 and base_step >= 0 and base_rung >= 0),
    constraint treatment_series_ended check ((status = 'ENDED') = (ended_at is not null) and (ended_at is null) = (end_reason is null))
);
create unique index treatment_series_one_open on treatment_series (patient_id, route) where status <> 'ENDED';
create index treatment_series_by_patient on treatment_series (patient_id, started_at, id);
create index treatment_series_by_start on treatment_series (started_at, id);
create index treatment_series_by_protocol on treatment_series (protocol_id);

-- How a visit stands is told by its appointment, never copied.
create table series_visit (
    appointment_id uuid primary key references appointment,
    series_id      uuid not null references treatment_series,
    step           integer not null,    -- of the protocol's course, counted from 0
    round          integer not null,
    created_at     timestamptz not null
);
create index series_visit_by_series on series_visit (series_id);

-- Never overwritten.
create table series_event (
    id        uuid primary key,
    series_id uuid not null references treatment_series,
    kind      text not null,
    at        timestamptz not null,
    by        uuid not null,
    reason    bytea,
    detail    jsonb not null,           -- numbers, codes and ids; no words
    constraint series_event_kind check (kind in (
        'STARTED', 'BOOKED', 'REVIEWED', 'PAUSED', 'RESUMED', 'STEPPED_BACK', 'PROTOCOL_VERSION_CHANGED', 'REPAIRED', 'ENDED'))
);
create index series_event_by_series on series_event (series_id, at, id);

-- How far apart any two treatments are by route, also where no protocol is followed.
create table route_spacing (
    route                  text primary key,
    min_gap_days           integer not null,    -- local days: 2 allows Monday and Wednesday
    max_per_rolling_7_days integer not null,
    basis                  text not null,
    source                 text not null,
    constraint route_spacing_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE')),
    constraint route_spacing_basis check (basis in ('LABEL', 'DEFAULT')),
    constraint route_spacing_sense check (min_gap_days >= 1 and max_per_rolling_7_days >= 1)
);
insert into route_spacing (route, min_gap_days, max_per_rolling_7_days, basis, source) values
    ('ESKETAMINE_NASAL', 2, 2, 'LABEL', 'esketamine label: twice a week at most, on two days that are not next to each other'),
    ('IV_KETAMINE', 2, 3, 'DEFAULT', 'clinic default: two or three a week'),
    ('IM_KETAMINE', 2, 3, 'DEFAULT', 'clinic default: two or three a week'),
    ('ORAL_KETAMINE', 2, 3, 'DEFAULT', 'clinic default: two or three a week');

create function route_spacing_label_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what a label asks stays' using errcode = 'check_violation', constraint = 'route_spacing_label_stays';
end $$;

create trigger route_spacing_label_stays before update or delete on route_spacing
    for each row when (old.basis = 'LABEL') execute function route_spacing_label_stays();
create trigger route_spacing_label_stays_whole before truncate on route_spacing
    for each statement execute function route_spacing_label_stays();

insert into gate_rule (route, code, before_booking, on_the_day, valid_days, overridable, basis, source)
select route, code, true, on_the_day, null, true, 'DEFAULT', source
  from unnest(array['IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE']) route
 cross join (values
    ('SPACING_KEPT', true, 'clinic default: treatments are apart as the protocol says; what a label asks is never lifted'),
    ('REVIEW_DONE', false, 'clinic default: a prescriber looks at the course between its phases and after it has lapsed')
 ) gate (code, on_the_day, source);
