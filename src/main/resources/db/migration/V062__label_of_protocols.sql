-- treatment: what else the label and the REMS of esketamine ask of every protocol. What is not said counts as broken.
alter table protocol
    add constraint protocol_esketamine_form check (route <> 'ESKETAMINE_NASAL'
        or jsonb_path_exists(definition, '$.forms[*] ? (@.code == "REMS_MONITORING" && @.dueDays <= 7)')),
    add constraint protocol_esketamine_vitals check (route <> 'ESKETAMINE_NASAL'
        or coalesce(definition -> 'vitals', '[]') @> '[{"before": "DOSING"}, {"before": "DISCHARGE"}]'
           and jsonb_path_exists(definition,
               '$.vitals[*] ? (@.minutesAfterDosingBegan <= 40 || @.phase == "OBSERVATION" && @.everyMinutes <= 40)')),
    add constraint protocol_esketamine_no_driving check (route <> 'ESKETAMINE_NASAL'
        or coalesce(definition -> 'noDriving', '{}') @> '{"untilNextDay": true, "afterRestfulSleep": true}');
