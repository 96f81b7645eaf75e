-- availability: what a sequence gave out before a crash, and nobody committed, it may give out again afterwards. A server that goes on
-- meanwhile may have kept what it wrote under that number, and would take it for what stands there now. So versions are drawn by chance,
-- which no crash, no switch to another server and no backup brings back.
create function new_claim_version() returns bigint language sql volatile as $$
    select hashtextextended(gen_random_uuid()::text, 0)
$$;

create or replace function claim_version_raise() returns trigger language plpgsql as $$
begin
    insert into claim_version as known (site_id, quarter, version)
    select touched.site_id, touched.quarter, new_claim_version()
      from (select distinct s.site_id, floor(date_part('epoch', lower(c.during)) / 21600)::integer as quarter
              from changed c
              join schedule s on s.id = c.schedule_id
             where s.site_id is not null
             order by 1, 2) touched
    on conflict (site_id, quarter) do update set version = excluded.version, previous = known.version;
    return null;
end $$;

create or replace function claim_version_raise_moved() returns trigger language plpgsql as $$
begin
    insert into claim_version as known (site_id, quarter, version)
    select touched.site_id, touched.quarter, new_claim_version()
      from (select distinct s.site_id, floor(date_part('epoch', lower(c.during)) / 21600)::integer as quarter
              from moved s
              join claim c on c.schedule_id = s.id
             where s.site_id is not null
             order by 1, 2) touched
    on conflict (site_id, quarter) do update set version = excluded.version, previous = known.version;
    return null;
end $$;

create or replace function claim_version_raise_all() returns trigger language plpgsql as $$
begin
    update claim_version set version = new_claim_version(), previous = version;
    return null;
end $$;

drop sequence claim_version_number;
