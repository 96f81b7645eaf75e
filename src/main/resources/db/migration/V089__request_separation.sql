-- intake: staff have said that two requests are of two people, each way; they do not become one item of the queue again.
create table request_separation (
    request_id uuid not null references appointment_request on delete cascade,
    other_id   uuid not null references appointment_request on delete cascade,
    primary key (request_id, other_id)
);
create index request_separation_other on request_separation (other_id);
