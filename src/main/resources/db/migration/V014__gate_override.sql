-- scheduling: gates that a prescriber has overridden for one time of one appointment. What may never be overridden is refused here too.
create table gate_override (
    id             uuid primary key,
    appointment_id uuid not null references appointment,
    code           text not null,
    state          text not null, -- what it was without the override
    start_at       timestamptz not null, -- of the visit, as it was booked then
    reason         bytea,
    overridden_by  uuid not null,
    overridden_at  timestamptz not null,
    constraint gate_override_state check (state in ('MISSING', 'EXPIRED')),
    -- [L] for REMS and the prescriber on site; the rest is what no clinic gives up.
    constraint gate_override_never check (
        code !~ '^(REMS_.*|CLEARANCE|CONSENT_SIGNED|CRISIS_FLAG_CLEAR|PRESCRIPTION_ON_FILE|PRESCRIBER_ON_SITE)$')
);
create index gate_override_by_appointment on gate_override (appointment_id, overridden_at, id);
