-- patient: people with a record. Minimal for now: who they are and how to reach them.
create table patient (
    id            uuid primary key,
    given_name    text not null,
    family_name   text not null,
    date_of_birth date not null,
    email         text,
    phone         text,
    created_at    timestamptz not null,
    version       bigint not null,
    constraint patient_reachable check (email is not null or phone is not null),
    constraint patient_phone check (phone ~ '^\+[1-9][0-9]{5,14}$')
);
