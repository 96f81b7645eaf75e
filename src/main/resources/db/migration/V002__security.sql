-- security: accounts, signing keys, personal keys, sign-in failures.

create table account (
    id            uuid        primary key,
    username      text        not null,
    password_hash text        not null,
    roles         text[]      not null,
    active        boolean     not null,
    epoch         bigint      not null, -- raised to end every token that was issued before
    created_at    timestamptz not null,
    version       bigint      not null,
    constraint account_username_unique unique (username),
    constraint account_username_lower_case check (username = lower(username))
);

create index account_created on account (created_at, id);

-- Tokens are signed with the newest key; a retired one verifies until the last token that it signed is over.
create table signing_key (
    kid         text        primary key,
    private_key bytea       not null, -- Ed25519, PKCS #8
    public_key  bytea       not null, -- X.509
    created_at  timestamptz not null,
    retired_at  timestamptz
);

create table personal_key (
    hash       bytea       primary key, -- SHA-256 of the key
    kind       text        not null,
    subject    uuid        not null,
    expires_at timestamptz not null
);

create index personal_key_subject on personal_key (subject, kind);
create index personal_key_expires on personal_key (expires_at);

create table sign_in_failure (
    subject       bytea       primary key, -- keyed hash of an account's name or of a client's address
    failures      int         not null,
    last_at       timestamptz not null,
    blocked_until timestamptz not null  -- '-infinity' where there is no pause
);

create index sign_in_failure_last_at on sign_in_failure (last_at);

-- Secrets that all replicas share and nobody outside knows.
create table installation_secret (
    name  text  primary key,
    value bytea not null
);

-- The one-time secret with which the first manager is made; gone once that is done.
create table setup_secret (
    only_one boolean primary key default true,
    hash     bytea   not null,
    constraint setup_secret_only_one check (only_one)
);
