-- session: how long a patient stays beyond the plan on a nurse's word, and how they left. Nothing here is changed; of extensions the
-- newest counts.

create table session_extension (
    id          uuid primary key,
    session_id  uuid not null references session,
    stays_until timestamptz not null,   -- when the patient is to leave
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    reason      bytea not null,
    constraint session_extension_forwards check (stays_until > recorded_at)
);
create index session_extension_by_session on session_extension (session_id, recorded_at, id);

create table session_leaving (
    session_id         uuid primary key references session,
    how                text not null,
    recorded_at        timestamptz not null,
    recorded_by        uuid not null,
    -- Of a discharge:
    way_home           text,
    taken_home_by      bytea,
    instructions_given boolean,
    contact_on         date,            -- the next contact that was agreed, where no visit is booked
    contact_kind       text,
    -- Of a transfer:
    transferred_to     text,
    -- Of an end without a dose:
    cause              text,
    constraint session_leaving_how check (how in ('DISCHARGED', 'ENDED_WITHOUT_DOSE', 'TRANSFERRED')),
    constraint session_leaving_discharged check ((how = 'DISCHARGED') = (way_home is not null)
        and (how = 'DISCHARGED') = (instructions_given is not null and instructions_given)
        and (contact_on is null or how = 'DISCHARGED')),
    constraint session_leaving_way_home check (way_home in ('PERSON', 'SERVICE')),
    constraint session_leaving_contact check ((contact_on is null) = (contact_kind is null)
        and contact_kind in ('PHONE_CALL', 'VIDEO_CALL', 'MESSAGE', 'VISIT')),
    constraint session_leaving_transferred check ((how = 'TRANSFERRED') = (transferred_to is not null)
        and transferred_to in ('EMERGENCY_SERVICES', 'HOSPITAL', 'OTHER_CLINIC', 'OTHER')),
    constraint session_leaving_without_dose check ((how = 'ENDED_WITHOUT_DOSE') = (cause is not null)
        and cause in ('PATIENT', 'PATIENT_ILLNESS', 'TRANSPORT', 'PREGNANCY', 'PROVIDER', 'PROVIDER_ILLNESS', 'LAB_RESULTS', 'EQUIPMENT',
            'SUPPLY', 'ROOM', 'WEATHER', 'INSURANCE', 'CRISIS', 'OTHER'))
);

create function session_stay_stays() returns trigger
    language plpgsql
    as $$
begin
    if to_jsonb(old) - array['reason', 'taken_home_by'] is distinct from to_jsonb(new) - array['reason', 'taken_home_by'] then
        raise exception 'what is recorded stays' using errcode = 'check_violation', constraint = 'session_stay_stays';
    end if;
    return new;
end $$;

-- Sealing it anew under another key changes sealed texts and nothing else.
create trigger session_extension_stays before update on session_extension for each row execute function session_stay_stays();
create trigger session_leaving_stays before update on session_leaving for each row execute function session_stay_stays();

-- A later visit that is endangered is told once, for the start that it has.
alter table session_alert drop constraint session_alert_kind;
alter table session_alert add constraint session_alert_kind
    check (kind in ('VITALS_OVERDUE', 'SERIOUS_ADVERSE_EVENT', 'APPOINTMENT_ENDANGERED'));
