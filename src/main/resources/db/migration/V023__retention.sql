-- platform: what runs again and again, and when next; shared by all replicas (db-scheduler, see Jobs).
create table job (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    constraint job_pk primary key (task_name, task_instance)
);
create index job_execution_time on job (execution_time);
create index job_last_heartbeat on job (last_heartbeat);

-- patient: who is erased leaves the times of their visits behind, which rooms and people were busy with; nobody's from then on.
insert into patient (id, given_name, family_name, search_name, date_of_birth, created_at, version)
values ('00000000-0000-0000-0000-000000000000', 'Erased', 'person', '', date '0001-01-01', 'epoch', 0);

create function patient_nobody_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'who stands for everybody that was erased never changes'
        using errcode = 'check_violation', constraint = 'patient_nobody_stays';
end $$;
create trigger patient_nobody_stays before update or delete on patient
    for each row when (old.id = '00000000-0000-0000-0000-000000000000') execute function patient_nobody_stays();

-- patient: somebody may need what is kept about a person, so it is neither purged nor erased until that is over.
create table legal_hold (
    id          uuid primary key,
    patient_id  uuid not null references patient,
    reason      bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    ended_at    timestamptz,    -- released
    ended_by    uuid,
    end_reason  bytea,
    version     bigint not null,
    constraint legal_hold_ended check ((ended_at is null) = (ended_by is null))
);
create index legal_hold_by_patient on legal_hold (patient_id, recorded_at, id);

-- intake: who has waited longest to be forgotten.
create index appointment_request_unconverted on appointment_request (received_at, id)
    where patient_id is null and linked_to is null;

-- intake: a duplicate stays one when what it was a duplicate of is purged.
alter table request_decision
    drop constraint request_decision_duplicate,
    add constraint request_decision_duplicate check (duplicate_of is null or decision = 'DUPLICATE');

-- platform: the rows that a kept answer tells of, so that it is forgotten with them.
alter table idempotency_answer add column about uuid[] not null default '{}';
