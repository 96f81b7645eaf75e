-- intake: what staff do with a request: who works on it, how the person was contacted, what was decided. All of it goes with
-- the request when that is purged.
create table request_assignment (
    request_id uuid primary key references appointment_request on delete cascade,
    account_id uuid not null,
    taken_at   timestamptz not null,
    ends_at    timestamptz not null,
    constraint request_assignment_ends_later check (ends_at > taken_at)
);
create index request_assignment_by_account on request_assignment (account_id, ends_at);

create table contact_attempt (
    id          uuid primary key,
    request_id  uuid not null references appointment_request on delete cascade,
    way         text not null,
    outcome     text not null,
    note        bytea, -- sealed
    next_try_at timestamptz,
    made_at     timestamptz not null,
    made_by     uuid not null,
    constraint contact_attempt_way check (way in ('PHONE', 'EMAIL', 'TEXT_MESSAGE', 'IN_PERSON')),
    constraint contact_attempt_outcome check (outcome in (
        'REACHED', 'DECLINED_TO_TALK', 'MESSAGE_LEFT', 'SENT', 'NO_ANSWER', 'WRONG_NUMBER', 'NOT_DELIVERED')),
    constraint contact_attempt_next_is_later check (next_try_at > made_at)
);
create index contact_attempt_by_request on contact_attempt (request_id, made_at, id);

-- Never changed: the history of what was decided, and of danger that a clinician cleared.
create table request_decision (
    id              uuid primary key,
    request_id      uuid not null references appointment_request on delete cascade,
    decision        text not null,
    reason          text,
    referred_to     bytea, -- sealed
    note            bytea, -- sealed
    -- Not a reference: the history of one request outlives the other.
    duplicate_of    uuid,
    crisis_source   text,
    crisis_raised_at timestamptz,
    decided_at      timestamptz not null,
    decided_by      uuid not null,
    constraint request_decision_decision check (decision in (
        'SCHEDULE_ASSESSMENT', 'ASK_FOR_MORE', 'REFER_OUT', 'DECLINE', 'DUPLICATE', 'SPAM',
        'LET_THROUGH', 'REOPEN', 'RAISE_CRISIS', 'CLEAR_CRISIS', 'CONVERT')),
    constraint request_decision_reason check (reason in (
        'NOT_OFFERED', 'NOT_SUITABLE', 'TOO_YOUNG', 'TOO_FAR', 'NOT_REACHED', 'NO_LONGER_WANTED', 'ANSWERED', 'OTHER')),
    constraint request_decision_declined check ((decision = 'DECLINE') = (reason is not null)),
    constraint request_decision_referred check ((decision = 'REFER_OUT') = (referred_to is not null)),
    constraint request_decision_duplicate check ((decision = 'DUPLICATE') = (duplicate_of is not null)),
    constraint request_decision_crisis check ((crisis_raised_at is null) = (crisis_source is null))
);
create index request_decision_by_request on request_decision (request_id, decided_at, id);
