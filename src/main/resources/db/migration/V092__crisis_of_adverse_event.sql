-- patient: what is found at a session can tell of danger too.

alter table crisis_flag
    drop constraint crisis_flag_origin,
    add constraint crisis_flag_origin
        check (origin in ('STAFF', 'REQUEST', 'SCREENING', 'RESPONSE', 'CANCELLATION', 'ADVERSE_EVENT'));
