-- followup: which signs of relapse a review is about: those of a course are looked at together.
alter table follow_up add column signs text[] not null default '{}';
update follow_up set signs = array[origin] where code = 'RELAPSE_REVIEW';
