-- availability: who moves to another site takes the blocks along, and the quarters of that site have changed with them.
create function claim_version_raise_moved() returns trigger language plpgsql as $$
begin
    insert into claim_version as known (site_id, quarter, version)
    select touched.site_id, touched.quarter, nextval('claim_version_number')
      from (select distinct s.site_id, floor(date_part('epoch', lower(c.during)) / 21600)::integer as quarter
              from moved s
              join claim c on c.schedule_id = s.id
             where s.site_id is not null
             order by 1, 2) touched
    on conflict (site_id, quarter) do update set version = excluded.version, previous = known.version;
    return null;
end $$;

create trigger schedule_moved after update on schedule
    referencing new table as moved for each statement execute function claim_version_raise_moved();
