-- treatment: a repair may also make room for somebody who is still being treated.
alter table repair_proposal add column makes_room boolean not null default false;
