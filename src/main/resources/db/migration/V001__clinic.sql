-- The clinic as its owner describes it. Rows are retired, never deleted: appointments refer to them for ever.
-- "definition" holds what only the program reads; what the database itself guards is generated from it.

create table clinic_revision (
    only_row boolean primary key default true,
    revision bigint not null,
    content text,
    content_hash text,
    author text,
    loaded_at timestamptz,
    constraint clinic_revision_one_row check (only_row),
    constraint clinic_revision_not_negative check (revision >= 0)
);

insert into clinic_revision (revision) values (0);

create table clinic_settings (
    only_row boolean primary key default true,
    hold_minutes integer not null,
    cancel_notice_hours integer not null,
    public_holds integer not null,
    constraint clinic_settings_one_row check (only_row),
    constraint clinic_settings_hold_positive check (hold_minutes > 0),
    constraint clinic_settings_notice_not_negative check (cancel_notice_hours >= 0),
    constraint clinic_settings_public_holds_positive check (public_holds > 0)
);

insert into clinic_settings (hold_minutes, cancel_notice_hours, public_holds) values (10, 24, 3);

create table site (
    id uuid primary key,
    code text not null,
    definition jsonb not null,
    retired_at timestamptz,
    constraint site_code_unique unique (code)
);

create table actor (
    id uuid primary key,
    code text not null,
    site_id uuid not null generated always as ((definition ->> 'siteId')::uuid) stored,
    lanes integer not null generated always as ((definition -> 'lanes')::integer) stored,
    definition jsonb not null,
    retired_at timestamptz,
    constraint actor_code_unique unique (code),
    constraint actor_at_a_site foreign key (site_id) references site (id),
    constraint actor_lanes_1_to_32 check (lanes between 1 and 32)
);

create table service (
    id uuid primary key,
    code text not null,
    route text not null generated always as (definition ->> 'route') stored,
    observation_minutes integer generated always as (
        (jsonb_path_query_first(definition, '$.phases[*] ? (@.code == "OBSERVATION").minutes'))::integer) stored,
    definition jsonb not null,
    retired_at timestamptz,
    constraint service_code_unique unique (code),
    -- Esketamine label and REMS: at least two hours under observation after the last device.
    constraint service_esketamine_observation_floor
        check (route <> 'ESKETAMINE_NASAL' or coalesce(observation_minutes, 0) >= 120)
);
