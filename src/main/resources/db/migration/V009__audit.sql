-- security: the audit trail. Append-only, and chained so that a change from outside the program shows.

-- Ids and words of the program only. What staff typed as a reason is sealed by the program before it comes here.
create table audit_event (
    chain         smallint    not null, -- this and the next, and both hashes, are filled in by the trigger
    number        bigint      not null,
    id            uuid        not null,
    at            timestamptz not null,
    actor_kind    text        not null,
    actor_id      uuid,                  -- of an account, or of the row that a personal key opens
    roles         text        not null,  -- separated by commas
    on_behalf_of  uuid,
    action        text        not null,
    row_kind      text,
    row_id        uuid,
    patients      uuid[]      not null,  -- everybody whose data it was about
    items         integer,               -- how many rows were shown or meant, where it is not one
    outcome       text        not null,
    reason        bytea,
    request_id    uuid,                  -- the "instance" of the request's problem, if it had one
    previous_hash bytea       not null,
    hash          bytea       not null,
    constraint audit_event_pk primary key (chain, number),
    constraint audit_event_chain check (chain between 0 and 31),
    constraint audit_event_actor_kind check (actor_kind in ('ACCOUNT', 'SERVICE', 'KEY', 'PUBLIC', 'SYSTEM')),
    constraint audit_event_outcome check (outcome in ('DONE', 'DENIED', 'FAILED'))
);

-- Newest first: all of them, of one actor, of one action. What did not go well is rare and asked for often.
create index audit_event_by_time on audit_event (at, id);
create index audit_event_by_actor on audit_event (actor_id, at, id) where actor_id is not null;
create index audit_event_by_action on audit_event (action, at, id);
create index audit_event_not_done on audit_event (at, id) where outcome <> 'DONE';
create index audit_event_by_patient on audit_event using gin (patients);

-- There are 32 chains, because with one every transaction would wait until the one before it has committed. The transaction
-- takes the first that is free and keeps it. The head is read after the lock is held, by a statement of its own, which sees
-- what the holder before us has committed.
create function audit_event_chained() returns trigger
    language plpgsql
    as $$
declare
    chains constant integer := 32;
    family constant integer := 1635083369; -- of these locks, apart from all others: "audi"
    wanted constant integer :=
        coalesce(nullif(current_setting('stillpoint.audit_chain', true), '')::integer, pg_backend_pid()) % chains;
    taken integer := wanted;
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
    -- An array's text is unambiguous: what could be mistaken stands in quotes, and null differs from 'null'. None of its parts
    -- depends on the session's settings, as the text of a moment or of bytes would.
    new.hash := sha256(new.previous_hash || convert_to(array[
        new.chain::text, new.number::text, new.id::text, ((extract(epoch from new.at) * 1000000)::bigint)::text,
        new.actor_kind, new.actor_id::text, new.roles, new.on_behalf_of::text, new.action, new.row_kind, new.row_id::text,
        new.patients::text, new.items::text, new.outcome, encode(new.reason, 'hex'), new.request_id::text]::text, 'UTF8'));
    return new;
end $$;

create trigger audit_event_chained before insert on audit_event
    for each row execute function audit_event_chained();

create function audit_event_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'the audit trail is never changed' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_event_stays before update or delete or truncate on audit_event
    for each statement execute function audit_event_stays();
-- Also where a superuser replays changes of a replica.
alter table audit_event enable always trigger audit_event_stays;

revoke update, delete, truncate on audit_event from public, current_user;
