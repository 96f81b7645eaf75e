-- session: whoever is ready is looked at again and again, few at a time, whatever the time until which they were thought to be.
drop index session_ready_over;
create index session_ready_now on session (id) where state = 'READY';
