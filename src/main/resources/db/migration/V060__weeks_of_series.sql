-- treatment: from which day the weeks of a visit's step are counted. Kept since the visit was planned, so that moving or missing the
-- first session of a step does not begin its weeks anew. Empty for visits booked before and for steps that have no weeks.
alter table series_visit add column weeks_from date;
