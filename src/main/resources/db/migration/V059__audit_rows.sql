-- security: which rows a list showed, where they are no patients' (requests of people who are none yet), and who asked for one row.

alter table audit_event add column rows uuid[];

-- Ids grow with time, so this index grows at its end.
create index audit_event_by_row on audit_event (row_id) where row_id is not null;
create index audit_event_by_rows on audit_event using gin (rows) with (fastupdate = off) where rows is not null;

-- As before; what a row without them hashes to has not changed, so that the trail from before stays sound.
create or replace function audit_event_chained() returns trigger
    language plpgsql
    as $$
declare
    chains constant integer := 32;
    family constant integer := 1635083369; -- of these locks, apart from all others: "audi"
    wanted constant integer :=
        coalesce(nullif(current_setting('stillpoint.audit_chain', true), '')::integer, pg_backend_pid()) % chains;
    taken integer := wanted;
    parts text[];
begin
    while not pg_try_advisory_xact_lock(family, taken) loop
        taken := (taken + 1) % chains;
        if taken = wanted then
            perform pg_advisory_xact_lock(family, taken);
            exit;
        end if;
    end loop;
    perform set_config('stillpoint.audit_chain', taken::text, true);
    select number, hash into new.number, new.previous_hash
        from audit_event where chain = taken order by number desc limit 1;
    new.chain := taken;
    new.number := coalesce(new.number, 0) + 1;
    new.previous_hash := coalesce(new.previous_hash, decode(repeat('00', 32), 'hex'));
    parts := array[
        new.chain::text, new.number::text, new.id::text, ((extract(epoch from new.at) * 1000000)::bigint)::text,
        new.actor_kind, new.actor_id::text, new.roles, new.on_behalf_of::text, new.action, new.row_kind, new.row_id::text,
        new.patients::text, new.items::text, new.outcome, encode(new.reason, 'hex'), new.request_id::text];
    if new.rows is not null then
        parts := parts || new.rows::text;
    end if;
    -- An array's text is unambiguous: what could be mistaken stands in quotes, and null differs from 'null'. None of its parts
    -- depends on the session's settings, as the text of a moment or of bytes would.
    new.hash := sha256(new.previous_hash || convert_to(parts::text, 'UTF8'));
    return new;
end $$;
