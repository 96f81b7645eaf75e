-- followup: links by which patients answer, and what they answered to check-ins.

-- The key itself is a personal key.
create table follow_up_link (
    follow_up_id uuid primary key references follow_up,
    issued_at    timestamptz not null,
    issued_by    uuid,                      -- account; null: the program itself
    wrong        smallint not null,         -- dates of birth that were not the patient's; too many end the link
    constraint follow_up_link_wrong check (wrong >= 0)
);

create table check_in (
    follow_up_id uuid primary key references follow_up,
    version      text not null,             -- of what was asked
    answered_at  timestamptz not null,
    answers      bytea not null
);
