-- platform: the keys that seal sensitive columns and index them, shared by all replicas. Each is wrapped (encrypted) with the
-- master key, which is never in the database. The newest of a purpose is the one that seals from now on.
create table encryption_key (
    id         bigint      primary key, -- the key's id, which stands in every value that it has sealed
    purpose    text        not null,
    ordinal    integer     not null,
    wrapped    bytea       not null,    -- a Tink keyset of this one key, encrypted with the master key
    created_at timestamptz not null,
    emptied_at timestamptz,             -- since when nothing is sealed with it any more
    constraint encryption_key_ordinal unique (purpose, ordinal),
    constraint encryption_key_purpose check (purpose in ('COLUMN', 'INDEX'))
);
