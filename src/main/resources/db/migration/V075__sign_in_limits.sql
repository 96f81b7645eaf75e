-- security: failed sign-ins are forgotten one after the other, however often somebody signs in; those until now, at once.
truncate sign_in_failure; -- nobody adds one before the table is changed
alter table sign_in_failure
    drop column failures,
    drop column last_at,
    add column forgotten_at timestamptz not null; -- when the last of them is; the further ahead, the more there are

create index sign_in_failure_forgotten on sign_in_failure (forgotten_at);

-- Where somebody has signed in lately, so that strangers who fail elsewhere keep nobody out there.
create table familiar_client (
    client bytea       primary key, -- keyed hash of its address
    until  timestamptz not null
);
