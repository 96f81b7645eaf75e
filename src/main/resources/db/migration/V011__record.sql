-- patient: how to reach people, and what they tell about themselves. What is bytea is sealed by the program.
alter table patient
    add column language text,
    add column time_zone text,
    add column changes integer not null default 0;

create table patient_contact_point (
    id            uuid primary key,
    patient_id    uuid not null,
    position      smallint not null,
    kind          text not null,
    value         bytea not null,
    value_index   bytea not null, -- equal for equal values, see BlindIndex
    use           text,
    preferred     boolean not null,
    leave_message boolean not null,
    may_text      boolean not null,
    best_times    jsonb not null,
    valid_until   date,
    constraint patient_contact_point_patient foreign key (patient_id) references patient,
    constraint patient_contact_point_kind check (kind in ('PHONE', 'EMAIL')),
    constraint patient_contact_point_use check (use in ('HOME', 'MOBILE', 'WORK')),
    constraint patient_contact_point_text check (kind = 'PHONE' or not may_text)
);
create index patient_contact_point_by_patient on patient_contact_point (patient_id, position);
create index patient_contact_point_by_value on patient_contact_point (value_index);
create unique index patient_contact_point_preferred on patient_contact_point (patient_id, kind) where preferred;

-- Of those who have told anything of this.
create table patient_details (
    patient_id         uuid primary key,
    pronouns           bytea,
    address            bytea,
    emergency_contacts bytea,
    escort             bytea,
    proxies            bytea,
    conditions         bytea,
    allergies          bytea,
    medications        bytea,
    constraint patient_details_patient foreign key (patient_id) references patient
);
