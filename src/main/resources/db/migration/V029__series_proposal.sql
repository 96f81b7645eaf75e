-- treatment: what was proposed for a series. Good for half an hour, and for the version of the series that it was made for.
create table series_proposal (
    id             uuid primary key,
    series_id      uuid not null references treatment_series,
    series_version bigint not null,
    kind           text not null,
    content        jsonb not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    constraint series_proposal_kind check (kind in ('COURSE', 'REPAIR')),
    constraint series_proposal_expires_later check (expires_at > created_at)
);
create index series_proposal_by_series on series_proposal (series_id, created_at);
create index series_proposal_by_expiry on series_proposal (expires_at);
