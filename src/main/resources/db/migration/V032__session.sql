-- session: the day itself, what really happened at one treatment appointment, and every change of its state.

create table session (
    id              uuid primary key,
    appointment_id  uuid not null,
    patient_id      uuid not null,
    site_id         uuid not null references site,
    service_id      uuid not null references service,
    route           text not null,
    protocol_id     uuid references protocol,       -- the version that held when the patient arrived
    series_id       uuid references treatment_series on delete set null,
    state           text not null,
    arrived_at      timestamptz not null,
    ready_at        timestamptz,
    ready_until     timestamptz,                    -- when the first gate will stop to hold, where one will
    dosing_began_at timestamptz,
    dosing_ended_at timestamptz,                    -- actual; null again while another device or dose is given
    left_at         timestamptz,
    version         bigint not null,
    constraint session_appointment foreign key (appointment_id) references appointment,
    constraint session_patient foreign key (patient_id) references patient,
    constraint session_one_per_appointment unique (appointment_id),
    constraint session_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL', 'ORAL_KETAMINE')),
    constraint session_state check (state in (
        'ARRIVED', 'READY', 'DOSING', 'OBSERVATION', 'DISCHARGED', 'ENDED_WITHOUT_DOSE', 'TRANSFERRED')),
    constraint session_ready check ((state = 'READY') <= (ready_at is not null)),
    constraint session_ready_until check (ready_until is null or state = 'READY'),
    constraint session_dosing check ((state in ('DOSING', 'OBSERVATION', 'DISCHARGED')) <= (dosing_began_at is not null)),
    constraint session_undosed check ((state in ('ARRIVED', 'READY', 'ENDED_WITHOUT_DOSE')) <= (dosing_began_at is null)),
    constraint session_dosing_ended check (case
        when state in ('OBSERVATION', 'DISCHARGED') then dosing_ended_at is not null
        when state = 'DOSING' then dosing_ended_at is null
        else dosing_ended_at is null or dosing_began_at is not null end),
    constraint session_left check ((state in ('DISCHARGED', 'ENDED_WITHOUT_DOSE', 'TRANSFERRED')) = (left_at is not null)),
    -- Minutes of slack are for moments that were told, not measured: nothing happens before what it follows.
    constraint session_in_order check (dosing_began_at >= arrived_at and dosing_ended_at >= dosing_began_at
        and left_at >= arrived_at and left_at >= dosing_began_at and left_at >= dosing_ended_at)
);
create index session_by_site on session (site_id, arrived_at, id);
create index session_by_patient on session (patient_id, arrived_at, id);
create index session_by_arrival on session (arrived_at, id);
create index session_open on session (site_id, arrived_at, id)
    where state in ('ARRIVED', 'READY', 'DOSING', 'OBSERVATION');
create index session_ready_over on session (ready_until) where ready_until is not null;
create index session_by_series on session (series_id) where series_id is not null;

-- Never changed, and deleted only with the person.
create table session_change (
    id          bigint generated always as identity primary key,
    session_id  uuid not null references session,
    from_state  text,                   -- null: the arrival
    to_state    text not null,
    at          timestamptz not null,   -- when it was
    recorded_at timestamptz not null,
    by          uuid,                   -- null: the program itself
    reason      bytea,
    constraint session_change_states check (
        to_state in ('ARRIVED', 'READY', 'DOSING', 'OBSERVATION', 'DISCHARGED', 'ENDED_WITHOUT_DOSE', 'TRANSFERRED')
        and coalesce(from_state, 'ARRIVED') in ('ARRIVED', 'READY', 'DOSING', 'OBSERVATION')
        and from_state is distinct from to_state)
);
create index session_change_by_session on session_change (session_id, id);

create function session_change_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what has happened stays' using errcode = 'check_violation', constraint = 'session_change_stays';
end $$;

-- Sealing it anew under another key changes the reason's bytes and nothing else.
create trigger session_change_stays before update on session_change
    for each row when ((old.session_id, old.from_state, old.to_state, old.at, old.recorded_at, old.by)
        is distinct from (new.session_id, new.from_state, new.to_state, new.at, new.recorded_at, new.by))
    execute function session_change_stays();
