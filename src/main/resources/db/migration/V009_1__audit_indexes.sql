-- security: the audit trail's indexes, made thinner: rows of one microsecond are few, so their ids need not be in order there.
drop index audit_event_by_time, audit_event_by_actor, audit_event_by_action, audit_event_not_done;

create index audit_event_by_time on audit_event (at);
create index audit_event_by_actor on audit_event (actor_id, at) where actor_id is not null;
create index audit_event_by_action on audit_event (action, at);
create index audit_event_not_done on audit_event (at) where outcome <> 'DONE';

-- Every writer adds its own entries at once; with a list of pending ones, one now and then would add those of thousands.
alter index audit_event_by_patient set (fastupdate = off);
