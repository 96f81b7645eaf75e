-- treatment: repairs that were proposed for displaced visits, until they are accepted or over.

-- Holds ids of appointments, never of patients: whose they are is read from the appointments, whenever it is shown.
create table repair_proposal (
    id          uuid primary key,
    site_id     uuid not null references site,
    starts_from timestamptz not null,
    starts_to   timestamptz not null,
    content     jsonb not null,
    created_at  timestamptz not null,
    created_by  uuid,
    expires_at  timestamptz not null,
    accepted_at timestamptz,
    accepted_by uuid,
    constraint repair_proposal_window check (starts_from < starts_to),
    constraint repair_proposal_life check (created_at < expires_at)
);

create index repair_proposal_expiry on repair_proposal (expires_at);
