-- followup: an earlier session that a sign of relapse suggests, and whether a prescriber has accepted it.
alter table follow_up
    add column suggested_for  text,         -- origin of the session that is due
    add column suggested_from date,         -- local days of the site
    add column suggested_to   date,
    add column accepted_at    timestamptz,
    add column accepted_by    uuid,
    add constraint follow_up_suggestion check (num_nonnulls(suggested_for, suggested_from, suggested_to) in (0, 3)
        and suggested_from <= suggested_to),
    add constraint follow_up_accepted check ((accepted_at is null) = (accepted_by is null)
        and (accepted_at is null or suggested_for is not null));
