-- clinic: whether this database is a demo's or a clinic's. Decided by the first start on it; a demo's passwords are known to
-- everybody, so neither ever becomes the other.
create table database_purpose (
    only_one boolean primary key default true check (only_one),
    demo     boolean not null
);
