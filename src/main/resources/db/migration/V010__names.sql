-- patient: names as people use them, and the form in which they are found.
create extension if not exists pg_trgm;

alter table patient
    add column preferred_name text,
    -- All names in the form that the program compares (ASCII, see SearchName): PostgreSQL's trigrams know other letters only where
    -- its locale does.
    add column search_name text;

create index patient_by_birth_date on patient (date_of_birth, id);
