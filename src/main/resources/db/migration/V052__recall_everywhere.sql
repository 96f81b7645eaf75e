-- followup: the recall list of all sites together, in its order.
create index follow_up_recall_everywhere on follow_up (due_at, id)
    where status = 'OPEN' and kind = 'SESSION' and appointment_id is null;
