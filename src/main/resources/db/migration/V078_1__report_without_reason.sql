-- session: a report that was never sent, of an event that was not serious after all, or was withdrawn, is not owed any more.
delete from session_form f
 where f.code in ('REMS_ADVERSE_EVENT', 'INCIDENT_REPORT')
   and not exists (select from form_submission s where s.form_id = f.id)
   and not exists (select from adverse_event e
                    where e.session_id = f.session_id and e.serious and e.corrected_by is null and not e.withdrawn)
   and not exists (select from session d join protocol p on p.id = d.protocol_id
                    where d.id = f.session_id and p.definition -> 'forms' @> jsonb_build_array(jsonb_build_object('code', f.code)));
