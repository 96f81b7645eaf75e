-- followup: that a visit was booked for a follow-up is part of its history.
alter table follow_up_event drop constraint follow_up_event_what;
alter table follow_up_event add constraint follow_up_event_what check (what in (
    'CREATED', 'MOVED', 'CLOSED', 'REOPENED', 'MISSED', 'TAKEN', 'GIVEN_BACK', 'TRIED', 'ESCALATED', 'COMPLETED', 'BOOKED', 'ACCEPTED'));
