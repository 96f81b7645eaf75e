-- followup: the lists of what is to be done, each by one index in its order.
create index follow_up_open_everywhere on follow_up (priority, due_at, id) where status = 'OPEN';
create index follow_up_open_by_kind on follow_up (site_id, kind, priority, due_at, id) where status = 'OPEN';
create index follow_up_owned on follow_up (owner, priority, due_at, id) where owner is not null and status = 'OPEN';
create index follow_up_recall on follow_up (site_id, due_at, id)
    where status = 'OPEN' and kind = 'SESSION' and appointment_id is null;
create index follow_up_relapse on follow_up (patient_id) where status = 'OPEN' and code = 'RELAPSE_REVIEW';
