-- intake: a question that has got its answer is neither declined nor converted.

alter table appointment_request
    drop constraint appointment_request_status,
    add constraint appointment_request_status check (status in ('RECEIVED', 'CONTACTED', 'ASSESSMENT_SCHEDULED', 'MORE_ASKED',
        'ANSWERED', 'REFERRED', 'DECLINED', 'DUPLICATE', 'SPAM', 'WITHDRAWN'));

alter table request_decision
    drop constraint request_decision_decision,
    add constraint request_decision_decision check (decision in (
        'SCHEDULE_ASSESSMENT', 'ASK_FOR_MORE', 'ANSWERED', 'REFER_OUT', 'DECLINE', 'DUPLICATE', 'SPAM',
        'LET_THROUGH', 'REOPEN', 'RAISE_CRISIS', 'CLEAR_CRISIS', 'CONVERT'));

-- Those that were answered until now were declined with this reason.
update appointment_request set status = 'ANSWERED'
 where status = 'DECLINED'
   and exists (select 1 from request_decision d
                where d.request_id = appointment_request.id and d.decision = 'DECLINE' and d.reason = 'ANSWERED');
