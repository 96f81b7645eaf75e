-- session: forms that somebody outside of the clinic is owed about a session. What they say is taken from the record whenever they are
-- shown, until they are sent: what was sent is kept as it was.

create table session_form (
    id                  uuid primary key,
    session_id          uuid not null references session,
    site_id             uuid not null references site,
    code                text not null,
    due_on              date not null,          -- local date at the site, included
    due_until           timestamptz not null,   -- the end of that day: overdue from then on
    state               text not null,
    created_at          timestamptz not null,
    answers             bytea,                  -- what staff typed, by the name of the field
    ready_at            timestamptz,
    ready_by            uuid,
    submitted_at        timestamptz,
    version             bigint not null,
    constraint session_form_once unique (session_id, code),
    constraint session_form_state check (state in ('DRAFT', 'READY', 'SUBMITTED')),
    constraint session_form_ready check ((state <> 'DRAFT') <= (ready_at is not null) and (ready_at is null) = (ready_by is null)),
    constraint session_form_submitted check ((state = 'SUBMITTED') = (submitted_at is not null))
);
create index session_form_open on session_form (due_until, id) where state <> 'SUBMITTED';
create index session_form_open_by_site on session_form (site_id, due_until, id) where state <> 'SUBMITTED';
create index session_form_by_site on session_form (site_id, due_until, id);
create index session_form_by_time on session_form (due_until, id);

-- What was sent, each time. Never changed.
create table form_submission (
    id                  uuid primary key,
    form_id             uuid not null references session_form,
    session_id          uuid not null references session,
    at                  timestamptz not null,
    recorded_at         timestamptz not null,
    by                  uuid not null,
    confirmation_number text not null,
    snapshot            bytea not null
);
create index form_submission_by_form on form_submission (form_id, at, id);
create index form_submission_by_session on form_submission (session_id, at);

create function form_submission_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what was sent stays' using errcode = 'check_violation', constraint = 'form_submission_stays';
end $$;

-- Sealing it anew under another key changes the snapshot's bytes and nothing else.
create trigger form_submission_stays before update on form_submission
    for each row when ((old.form_id, old.session_id, old.at, old.recorded_at, old.by, old.confirmation_number)
        is distinct from (new.form_id, new.session_id, new.at, new.recorded_at, new.by, new.confirmation_number))
    execute function form_submission_stays();
