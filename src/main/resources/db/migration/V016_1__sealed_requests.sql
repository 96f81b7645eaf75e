-- intake: what the sealing of the columns took with it.
alter table appointment_request
    add constraint appointment_request_reachable check (email is not null or phone is not null),
    add constraint appointment_request_email_indexed check ((email is null) = (email_index is null)),
    add constraint appointment_request_phone_indexed check ((phone is null) = (phone_index is null)),
    add constraint appointment_request_crisis_clearing_reason check
        ((crisis_cleared_at is null) = (crisis_clearing_reason is null));
