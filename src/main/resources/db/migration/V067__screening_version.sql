-- intake: which questionnaires this clinic has shown, and what each has asked: answers are taken to these and to no others.
create table screening_version (
    version  text primary key,
    items    text[] not null,
    shown_at timestamptz not null -- for the first time
);
