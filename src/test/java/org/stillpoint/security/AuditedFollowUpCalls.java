package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import org.stillpoint.session.DischargeSample;

/** What is done about what is due after a treatment. */
final class AuditedFollowUpCalls {

    static final List<AuditedCall> ALL = List.of(byStaff(
            "readFollowUpSchedule",
            "FOLLOW_UP_SCHEDULE_READ",
            () -> at(DischargeSample.dosed().day.patient())));

    private AuditedFollowUpCalls() {}
}
