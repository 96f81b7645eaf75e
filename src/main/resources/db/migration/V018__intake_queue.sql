-- intake: where a request stands in the queue. Computed by the database, so that whatever changes a request also moves it.
alter table appointment_request
    add column attempts         integer not null default 0,
    add column next_try_at      timestamptz,
    -- The first time that word of the clinic got to the person, and the last time that somebody spoke with them.
    add column first_contact_at timestamptz,
    add column spoken_at        timestamptz,
    -- When the log was told that nobody answered a flag of danger in time: it is told once for each flag.
    add column late_told_at     timestamptz,
    -- 0 danger, also when the sender has taken the request back, until the flag goes along to the patient; 1 to be called at
    -- a time; 2 waits its turn; 8 held back; 9 closed.
    add column queue_rank smallint not null generated always as (case
        when crisis_raised_at is not null and crisis_cleared_at is null and status <> 'ASSESSMENT_SCHEDULED' then 0
        when status not in ('RECEIVED', 'CONTACTED', 'MORE_ASKED') then 9
        when held_back_because is not null then 8
        when case when attempts = 0 then promised_call_at else next_try_at end is not null then 1
        else 2 end) stored,
    add column queue_at timestamptz not null generated always as (case
        when crisis_raised_at is not null and crisis_cleared_at is null and status <> 'ASSESSMENT_SCHEDULED'
            then crisis_respond_by
        when status not in ('RECEIVED', 'CONTACTED', 'MORE_ASKED') then received_at
        when held_back_because is not null then received_at
        else coalesce(case when attempts = 0 then promised_call_at else next_try_at end, received_at) end) stored;

drop index appointment_request_by_status;
create index appointment_request_queue on appointment_request (queue_rank, queue_at, id);
create index appointment_request_by_age on appointment_request (received_at);
-- Requests of one person are one item of the queue: the most urgent of them stands for all.
create index appointment_request_of_one_person on appointment_request (coalesce(linked_to, id)) where queue_rank < 8;
