-- availability: schedules with lanes, and the claims on them.
create extension if not exists btree_gist;

-- One for everything that can be in only one place at a time. Its id is the id of the actor or the patient that it belongs to.
create table schedule (
    id    uuid primary key,
    lanes smallint not null,
    constraint schedule_lanes check (lanes between 1 and 32)
);

-- A taken stretch of one lane. The claimant is a hold, an appointment or a block; claims of one visit are its parts.
create table claim (
    claimant_id uuid not null,
    part        smallint not null,
    schedule_id uuid not null,
    lane        smallint not null,
    during      tstzrange not null,
    kind        text not null,
    expires_at  timestamptz,
    constraint claim_pk primary key (claimant_id, part),
    constraint claim_schedule foreign key (schedule_id) references schedule,
    constraint claim_lane check (lane >= 0),
    constraint claim_kind check (kind in ('HOLD', 'APPOINTMENT', 'BLOCK')),
    constraint claim_only_holds_expire check ((kind = 'HOLD') = (expires_at is not null)),
    -- Half-open and finite, and at most a day long: so whatever meets a moment began at most a day before it, and a plain
    -- index on the beginning finds it. A longer block is claimed day by day.
    constraint claim_half_open check (
        not isempty(during) and lower_inc(during) and not upper_inc(during)
        and upper(during) - lower(during) <= interval '25 hours'),
    -- The proof that nothing is ever booked twice.
    constraint claim_no_overlap exclude using gist (schedule_id with =, lane with =, during with &&)
);

create index claim_by_schedule on claim (schedule_id, lower(during));
