-- intake: a flag of danger leaves the queue when it goes along to the patient, not because the request has led to a visit: what
-- somebody tells after that has to be seen as well.
alter table appointment_request
    drop column queue_rank,
    drop column queue_at,
    add column crisis_handed_on_at timestamptz,
    add constraint appointment_request_crisis_handed_on check (crisis_handed_on_at is null or crisis_raised_at is not null);

update appointment_request set crisis_handed_on_at = closed_at
 where status = 'ASSESSMENT_SCHEDULED' and crisis_raised_at is not null and crisis_cleared_at is null;

alter table appointment_request
    -- 0 danger, wherever the request stands; 1 to be called at a time; 2 waits its turn; 8 held back; 9 closed.
    add column queue_rank smallint not null generated always as (case
        when crisis_raised_at is not null and crisis_cleared_at is null and crisis_handed_on_at is null then 0
        when status not in ('RECEIVED', 'CONTACTED', 'MORE_ASKED') then 9
        when held_back_because is not null then 8
        when case when attempts = 0 then promised_call_at else next_try_at end is not null then 1
        else 2 end) stored,
    add column queue_at timestamptz not null generated always as (case
        when crisis_raised_at is not null and crisis_cleared_at is null and crisis_handed_on_at is null then crisis_respond_by
        when status not in ('RECEIVED', 'CONTACTED', 'MORE_ASKED') then received_at
        when held_back_because is not null then received_at
        else coalesce(case when attempts = 0 then promised_call_at else next_try_at end, received_at) end) stored;

create index appointment_request_queue on appointment_request (queue_rank, queue_at, id);
create index appointment_request_of_one_person on appointment_request (coalesce(linked_to, id)) where queue_rank < 8;
