-- availability: which quarters of a day have changed, so that a server can keep what it has read of the others.

-- The site whose calendar an actor's schedule is part of; a patient's is part of none.
alter table schedule add column site_id uuid references site;
update schedule s set site_id = a.site_id from actor a where a.id = s.id;
create index schedule_by_site on schedule (site_id) where site_id is not null;

-- A quarter of a day is 6 hours, counted from the epoch: a claim belongs to the one in which it begins. Quarters of UTC need no
-- zone, and two local days of a clinic share one only in the middle of its night, so that they do not wait for each other here.
create table claim_version (
    site_id  uuid not null references site,
    quarter  integer not null,
    version  bigint not null,
    -- What it was before the last change: whoever knew the quarter then and made that change knows it now.
    previous bigint,
    constraint claim_version_pk primary key (site_id, quarter)
) with (fillfactor = 50);

-- Never the same number twice, also not after a rollback: what was read under a number is true whenever that number is seen.
create sequence claim_version_number;

-- Whoever writes a claim, by whatever statement, raises the versions of the quarters that it touches.
create function claim_version_raise() returns trigger language plpgsql as $$
begin
    insert into claim_version as known (site_id, quarter, version)
    select touched.site_id, touched.quarter, nextval('claim_version_number')
      from (select distinct s.site_id, floor(date_part('epoch', lower(c.during)) / 21600)::integer as quarter
              from changed c
              join schedule s on s.id = c.schedule_id
             where s.site_id is not null
             order by 1, 2) touched
    on conflict (site_id, quarter) do update set version = excluded.version, previous = known.version;
    return null;
end $$;

create trigger claim_inserted after insert on claim
    referencing new table as changed for each statement execute function claim_version_raise();
create trigger claim_deleted after delete on claim
    referencing old table as changed for each statement execute function claim_version_raise();
create trigger claim_updated_from after update on claim
    referencing old table as changed for each statement execute function claim_version_raise();
create trigger claim_updated_to after update on claim
    referencing new table as changed for each statement execute function claim_version_raise();

create function claim_version_raise_all() returns trigger language plpgsql as $$
begin
    update claim_version set version = nextval('claim_version_number'), previous = version;
    return null;
end $$;

create trigger claim_truncated after truncate on claim for each statement execute function claim_version_raise_all();

-- A quarter without a version has no claims.
insert into claim_version (site_id, quarter, version)
select touched.site_id, touched.quarter, nextval('claim_version_number')
  from (select distinct s.site_id, floor(date_part('epoch', lower(c.during)) / 21600)::integer as quarter
          from claim c
          join schedule s on s.id = c.schedule_id
         where s.site_id is not null) touched;
