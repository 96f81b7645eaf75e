-- treatment: the label asks for vital signs 40 minutes after dosing began, and nothing else stands for that. Versions that were stored
-- before stay as they are, and the day asks for the label's readings whatever they say; so the rows that are there are not checked, and
-- one of them can still be retired, but never comes back.
alter table protocol
    drop constraint protocol_esketamine_vitals,
    add constraint protocol_esketamine_vitals check (route <> 'ESKETAMINE_NASAL' or retired_at is not null
        or coalesce(definition -> 'vitals', '[]') @> '[{"before": "DOSING"}, {"minutesAfterDosingBegan": 40}, {"before": "DISCHARGE"}]')
        not valid;
