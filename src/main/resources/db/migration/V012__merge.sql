-- patient: records that turned out to be of one person. The duplicate's row is gone from "patient", so the foreign keys prove that
-- nothing refers to it any more; what it said is kept here, sealed.
create table patient_merge (
    duplicate_id uuid primary key,
    survivor_id  uuid not null,        -- where its record is now
    merged_into  uuid not null,        -- where it went then: that record may have been merged since
    record       bytea not null,
    reason       bytea not null,
    merged_by    uuid,
    merged_at    timestamptz not null,
    constraint patient_merge_survivor foreign key (survivor_id) references patient
);
create index patient_merge_by_survivor on patient_merge (survivor_id, merged_at, duplicate_id);
