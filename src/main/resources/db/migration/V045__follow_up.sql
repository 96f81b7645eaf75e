-- followup: what is due after something that happened, what became of it, and whose follow-ups have to be worked out again.

create table follow_up (
    id             uuid primary key,
    patient_id     uuid not null,
    origin         text not null,           -- what it comes from: the same reason never makes a second one
    code           text not null,
    kind           text not null,
    basis          text not null,           -- PLAN: worked out again whenever something happens
    series_id      uuid,
    session_id     uuid,
    follows        uuid,                    -- the follow-up that was missed
    site_id        uuid not null references site,
    protocol_id    uuid references protocol,
    instruments    text[] not null,
    due_at         timestamptz not null,
    from_at        timestamptz not null,
    to_at          timestamptz not null,    -- late from then on
    status         text not null,
    why            jsonb not null,          -- codes, numbers and moments; no words
    priority       smallint not null,       -- 0 comes first
    owner          uuid,
    owner_since    timestamptz,
    owner_until    timestamptz,
    attempts       integer not null,
    next_try_at    timestamptz,
    escalation     smallint not null,
    appointment_id uuid,                    -- where it is booked
    responses      uuid[] not null,
    completed_at   timestamptz,
    completed_by   uuid,                    -- null: the program itself, or the patient
    outcome        text,
    result         bytea,
    version        bigint not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    constraint follow_up_patient foreign key (patient_id) references patient,
    constraint follow_up_follows foreign key (follows) references follow_up,
    constraint follow_up_once unique (patient_id, origin),
    constraint follow_up_kind check (kind in ('CHECK_IN', 'QUESTIONNAIRE', 'SESSION', 'VISIT', 'CALL', 'REVIEW', 'RISK')),
    constraint follow_up_basis check (basis in ('PLAN', 'MISSED', 'EVENT') and (basis = 'MISSED') = (follows is not null)),
    constraint follow_up_status check (status in ('OPEN', 'COMPLETED', 'MISSED', 'CLOSED')),
    constraint follow_up_window check (from_at <= due_at and due_at <= to_at),
    constraint follow_up_owner check ((owner is null) = (owner_since is null) and (owner is null) = (owner_until is null)),
    constraint follow_up_completed check ((status = 'COMPLETED') = (completed_at is not null)
        and (completed_at is not null or num_nonnulls(completed_by, outcome, result) = 0)),
    constraint follow_up_counts check (attempts >= 0 and escalation >= 0 and priority between 0 and 9)
);
create index follow_up_by_patient on follow_up (patient_id, due_at, id);
create index follow_up_follows on follow_up (follows) where follows is not null;
create index follow_up_open on follow_up (site_id, priority, due_at, id) where status = 'OPEN';
create index follow_up_ending on follow_up (to_at) where status = 'OPEN' and kind in ('CHECK_IN', 'QUESTIONNAIRE');

-- Never overwritten.
create table follow_up_event (
    id           bigint generated always as identity primary key,
    follow_up_id uuid not null references follow_up,
    what         text not null,
    at           timestamptz not null,
    by           uuid,                      -- null: the program itself, or the patient
    detail       jsonb not null,            -- codes, numbers and moments; no words
    constraint follow_up_event_what check (what in (
        'CREATED', 'MOVED', 'CLOSED', 'REOPENED', 'MISSED', 'TAKEN', 'GIVEN_BACK', 'TRIED', 'ESCALATED', 'COMPLETED'))
);
create index follow_up_event_by_follow_up on follow_up_event (follow_up_id, id);

create function follow_up_event_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what has happened stays' using errcode = 'check_violation', constraint = 'follow_up_event_stays';
end $$;

create trigger follow_up_event_stays before update on follow_up_event
    for each row execute function follow_up_event_stays();

-- Whose follow-ups have to be worked out again. One row for each thing that has happened, so that nobody who writes one waits for
-- anybody else; they are deleted in the transaction that works them off.
create table follow_up_mark (
    id         bigint generated always as identity primary key,
    patient_id uuid not null,
    marked_at  timestamptz not null,
    constraint follow_up_mark_patient foreign key (patient_id) references patient
);
create index follow_up_mark_by_patient on follow_up_mark (patient_id, id);
