-- scheduling: holds, appointments and blocks. What they occupy are the claims of the same id.
create table hold (
    id            uuid primary key,
    site_id       uuid not null references site,
    service_id    uuid not null references service,
    start_at      timestamptz not null,
    phases        jsonb not null,
    actors        jsonb not null,
    -- How many claims it took: one that has lost some can not become an appointment.
    claims        integer not null,
    client        text,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    constraint hold_expires_later check (expires_at >= created_at)
);
create index hold_open_by_client on hold (client, expires_at) where client is not null;
create index hold_by_expiry on hold (expires_at);

create table appointment (
    id              uuid primary key,
    reference       text not null,
    site_id         uuid not null references site,
    service_id      uuid not null references service,
    patient_id      uuid not null,
    status          text not null,
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    -- What was agreed with the patient: it stays true when the rules of the zone change.
    local_start     timestamp not null,
    zone            text not null,
    phases          jsonb not null,
    actors          jsonb not null,
    moves           integer not null,
    override_reason text,
    overridden_by   uuid,
    displaced_at    timestamptz,
    cancel_reason   text,
    cancel_note     text,
    cancelled_at    timestamptz,
    cancelled_late  boolean,
    arrived_at      timestamptz,
    missed_at       timestamptz,
    booked_at       timestamptz not null,
    booked_by       uuid,
    version         bigint not null,
    constraint appointment_reference unique (reference),
    constraint appointment_patient foreign key (patient_id) references patient,
    constraint appointment_ends_later check (end_at > start_at),
    constraint appointment_overridden check (override_reason is not null or overridden_by is null),
    constraint appointment_status check (status in ('BOOKED', 'ARRIVED', 'CANCELLED', 'NO_SHOW')),
    constraint appointment_cancelled check ((status = 'CANCELLED') = (cancelled_at is not null)),
    constraint appointment_cancel_reason check (cancel_reason in (
        'PATIENT', 'PATIENT_ILLNESS', 'TRANSPORT', 'PREGNANCY', 'PROVIDER', 'PROVIDER_ILLNESS', 'LAB_RESULTS', 'EQUIPMENT',
        'SUPPLY', 'ROOM', 'WEATHER', 'INSURANCE', 'CRISIS', 'OTHER'))
);
create index appointment_by_start on appointment (start_at, id);
create index appointment_by_site on appointment (site_id, start_at, id);
create index appointment_by_patient on appointment (patient_id, start_at, id);
create index appointment_displaced on appointment (start_at, id) where displaced_at is not null;

create table block (
    id         uuid primary key,
    actor_id   uuid not null references actor,
    start_at   timestamptz not null,
    end_at     timestamptz not null,
    kind       text not null,
    note       text,
    created_at timestamptz not null,
    created_by uuid,
    constraint block_ends_later check (end_at > start_at),
    constraint block_kind check (kind in ('LEAVE', 'MAINTENANCE', 'MEETING', 'OTHER'))
);
create index block_by_actor on block (actor_id, start_at, id);
