-- treatment: protocols. A row is one version; what is changed becomes the next version, and what is retired stays, for series
-- refer to it for ever. "definition" has the shape of the clinic file.
create table protocol (
    id            uuid primary key,
    code          text not null,
    version       integer not null,
    route         text not null generated always as (definition ->> 'route') stored,
    source        text not null generated always as (definition ->> 'source') stored,
    definition    jsonb not null,
    created_at    timestamptz not null,
    created_by    text not null,    -- an account's id, "start" for the configured file, "default" for what ships
    overridden_by uuid,             -- the prescriber on whose word it leaves the usual range
    retired_at    timestamptz,
    retired_by    text,
    constraint protocol_version_unique unique (code, version),
    constraint protocol_version_from_1 check (version >= 1),
    constraint protocol_code_as_defined check (definition ->> 'code' = code),
    constraint protocol_route check (route in ('IV_KETAMINE', 'IM_KETAMINE', 'ESKETAMINE_NASAL')),
    constraint protocol_retired check ((retired_at is null) = (retired_by is null)),
    -- Esketamine label and REMS. What is not said counts as broken.
    constraint protocol_esketamine_gap check (route <> 'ESKETAMINE_NASAL'
        or coalesce((definition #>> '{spacing,minGapDays}')::integer, 0) >= 2),
    constraint protocol_esketamine_two_in_7_days check (route <> 'ESKETAMINE_NASAL'
        or coalesce((definition #>> '{spacing,maxPerRolling7Days}')::integer, 7) <= 2),
    constraint protocol_esketamine_observation_floor check (route <> 'ESKETAMINE_NASAL'
        or coalesce((definition #>> '{observation,floorMinutes}')::integer, 0) >= 120
           and coalesce(definition #>> '{observation,from}', '') = 'LAST_DEVICE'),
    constraint protocol_esketamine_gates check (route <> 'ESKETAMINE_NASAL'
        or coalesce(definition -> 'gates', '[]') @>
           '["REMS_SITE_ACTIVE", "REMS_PATIENT_ENROLLED", "PRESCRIPTION_ON_FILE", "PRESCRIBER_ON_SITE"]'),
    constraint protocol_esketamine_blood_pressure check (route <> 'ESKETAMINE_NASAL'
        or coalesce((definition #>> '{bloodPressure,override,systolic}')::integer, 999) <= 140
           and coalesce((definition #>> '{bloodPressure,override,diastolic}')::integer, 999) <= 90)
);

create function protocol_version_stays() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'a version of a protocol stays' using errcode = 'check_violation', constraint = 'protocol_version_stays';
end $$;

create trigger protocol_version_stays before update on protocol
    for each row when (old.code <> new.code or old.version <> new.version or old.definition <> new.definition)
    execute function protocol_version_stays();
