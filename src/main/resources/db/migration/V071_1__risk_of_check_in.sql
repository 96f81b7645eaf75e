-- followup: what somebody said that is looked at, and who wrote it down.
alter table follow_up add column about uuid;            -- the follow-up whose check-in told of danger
alter table check_in add column entered_by uuid;        -- account; null: the patient
