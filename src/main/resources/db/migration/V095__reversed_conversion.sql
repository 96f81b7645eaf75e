-- intake: a conversion to the record of somebody else is taken back.
alter table request_decision
    drop constraint request_decision_decision,
    add constraint request_decision_decision check (decision in (
        'SCHEDULE_ASSESSMENT', 'ASK_FOR_MORE', 'ANSWERED', 'REFER_OUT', 'DECLINE', 'DUPLICATE', 'SPAM', 'LET_THROUGH',
        'SEPARATE', 'REOPEN', 'RAISE_CRISIS', 'CLEAR_CRISIS', 'CONVERT', 'REVERSE_CONVERSION'));
