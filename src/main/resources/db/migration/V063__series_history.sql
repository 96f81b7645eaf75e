-- treatment: a patient may tell other days, times and people while a series goes on; and its history stays as it was written.

alter table series_event drop constraint series_event_kind;
alter table series_event add constraint series_event_kind check (kind in (
    'STARTED', 'BOOKED', 'REVIEWED', 'PAUSED', 'RESUMED', 'STEPPED_BACK', 'PROTOCOL_VERSION_CHANGED', 'PREFERENCES_CHANGED', 'REPAIRED',
    'ENDED'));

create function series_event_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what has happened stays' using errcode = 'check_violation', constraint = 'series_event_stays';
end $$;

-- Sealing it anew under another key changes the reason's bytes and nothing else. Who is erased takes the history along.
create trigger series_event_stays before update on series_event
    for each row when ((old.id, old.series_id, old.kind, old.at, old.by, old.detail, old.reason is null)
        is distinct from (new.id, new.series_id, new.kind, new.at, new.by, new.detail, new.reason is null))
    execute function series_event_stays();
