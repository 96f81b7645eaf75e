-- intake: all that a request tells, where it stands, danger, and what becomes of it; screening answers. security: limits.
alter table appointment_request
    add column channel           text not null default 'WEB',
    add column entered_by        uuid, -- the account that typed it in; null for what the website sent
    add column age_band          text,
    add column region            text,
    add column site_id           uuid references site,
    add column earlier_treatments jsonb not null default '[]',
    add column travel_from       date,
    add column travel_to         date,
    -- Looks like the work of a machine: kept, answered as all others, and not put before anybody until staff let it through.
    add column held_back_because text,
    -- The earliest open request of the same contact point; null for that one. The queue shows it, and the others with it.
    add column linked_to         uuid references appointment_request on delete set null,
    add column promised_call_at  timestamptz,
    -- Danger: raised by the sender or by what staff learn; open until a clinician clears it, whatever else becomes of the request.
    add column crisis_raised_at  timestamptz,
    add column crisis_source     text,
    add column crisis_respond_by timestamptz,
    add column crisis_cleared_at timestamptz,
    add column crisis_cleared_by uuid,
    add column crisis_clearing_reason bytea,
    add column patient_id        uuid references patient,
    add column appointment_id    uuid references appointment,
    add column closed_at         timestamptz,
    add column legal_hold        boolean not null default false,
    drop constraint appointment_request_status,
    add constraint appointment_request_status check (status in ('RECEIVED', 'CONTACTED', 'ASSESSMENT_SCHEDULED', 'MORE_ASKED',
        'REFERRED', 'DECLINED', 'DUPLICATE', 'SPAM', 'WITHDRAWN')),
    add constraint appointment_request_closed check
        ((status in ('RECEIVED', 'CONTACTED', 'MORE_ASKED')) = (closed_at is null)),
    add constraint appointment_request_channel check (channel in ('WEB', 'PHONE', 'WALK_IN', 'REFERRAL')),
    add constraint appointment_request_held_back check (held_back_because in ('HIDDEN_FIELD', 'TOO_QUICK')),
    add constraint appointment_request_travel_forwards check (travel_from <= travel_to),
    add constraint appointment_request_not_linked_to_itself check (linked_to <> id),
    add constraint appointment_request_crisis_source check (crisis_source in ('SENDER', 'TEXT', 'SCREENING', 'STAFF')),
    add constraint appointment_request_crisis_raised check
        ((crisis_raised_at is null) = (crisis_source is null) and (crisis_raised_at is null) = (crisis_respond_by is null)),
    add constraint appointment_request_crisis_cleared check (
        (crisis_cleared_at is null) = (crisis_cleared_by is null)
        and (crisis_cleared_at is null or crisis_raised_at is not null));

alter table appointment_request
    alter column channel drop default,
    alter column earlier_treatments drop default,
    alter column legal_hold drop default;

create index appointment_request_in_crisis on appointment_request (crisis_respond_by)
    where crisis_raised_at is not null and crisis_cleared_at is null;
create index appointment_request_linked on appointment_request (linked_to) where linked_to is not null;
create index appointment_request_patient on appointment_request (patient_id) where patient_id is not null;
create index appointment_request_closed on appointment_request (closed_at) where closed_at is not null;

-- One filled-in copy of the screening; the newest counts.
create table screening (
    id                    uuid primary key,
    request_id            uuid not null references appointment_request on delete cascade,
    questionnaire_version text not null,
    answered_at           timestamptz not null,
    content               bytea not null -- sealed: answers, and what they mean for each route
);
create index screening_by_request on screening (request_id, answered_at desc, id desc);

-- How much of a limit is used: its bucket is full again at that moment.
create table rate_limit (
    bucket  bytea       primary key, -- keyed hash of the limit's name and of whom it counts
    full_at timestamptz not null
);
create index rate_limit_full_at on rate_limit (full_at);
