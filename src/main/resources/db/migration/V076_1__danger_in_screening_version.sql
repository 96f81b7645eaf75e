-- intake: which items of a questionnaire told of danger, because answers still come from a page that was open over a change.
alter table screening_version add column crisis_items text[] not null default '{}';

-- Of what was shown until now only the item that comes with the program is known; the start adds those of the present one.
update screening_version set crisis_items = '{psych.suicidal-thoughts-now}' where 'psych.suicidal-thoughts-now' = any(items);
