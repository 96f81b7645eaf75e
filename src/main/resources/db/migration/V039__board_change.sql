-- board: what has happened at a site that those who watch it want to hear, kept for a day, so that who was away can catch up.

-- Ids and codes only. Without foreign keys, which would lock the rows of others: what it names may be gone before it is.
create table board_change (
    number         bigint generated always as identity primary key,
    -- Whether somebody who has seen a snapshot has seen this is decided by its transaction: numbers are given in another order than
    -- transactions end in.
    xact           bigint not null default pg_current_xact_id()::text::bigint,
    site_id        uuid not null,
    appointment_id uuid not null,
    session_id     uuid,
    what           text not null,
    at             timestamptz not null,
    recorded_at    timestamptz not null,
    constraint board_change_what check (what ~ '^[A-Z]+(_[A-Z]+)*$')
);
create index board_change_xact on board_change (xact);

-- The newest transaction of which something has been deleted: who has not seen all until then can not catch up any more.
create table board_memory (
    only_one  boolean primary key default true,
    forgotten bigint not null default 0,
    constraint board_memory_only_one check (only_one)
);
insert into board_memory default values;
