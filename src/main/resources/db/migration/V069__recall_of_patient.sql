-- followup: what somebody is due for and has not booked, by patient: a clinician's recall list begins with the few who show a sign of
-- relapse, and reads of each only this.
create index follow_up_recall_of_patient on follow_up (patient_id)
    where status = 'OPEN' and kind = 'SESSION' and appointment_id is null;
