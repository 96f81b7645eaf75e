-- intake: what the clinic's website sends.
create table appointment_request (
    id                 uuid primary key,
    reference          text not null,
    kind               text not null,
    status             text not null,
    name               text not null,
    email              text,
    phone              text,
    preferred_contact  text,
    leave_message      boolean not null,
    best_times         jsonb not null,
    time_zone          text,
    interests          jsonb not null,
    message            text,
    consent_version    text not null,
    language           text not null,
    received_at        timestamptz not null,
    version            bigint not null,
    constraint appointment_request_reference unique (reference),
    constraint appointment_request_kind check (kind in ('APPOINTMENT', 'CALL_BACK', 'QUESTION')),
    constraint appointment_request_status check (status in ('RECEIVED')),
    constraint appointment_request_reachable check (email is not null or phone is not null)
);
create index appointment_request_by_status on appointment_request (status, received_at, id);
