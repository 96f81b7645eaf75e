package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import org.stillpoint.testsupport.Office;

/** How scores went, of one patient and of the clinic. */
final class AuditedTrendCalls {

    static final List<AuditedCall> ALL = List.of(
            byStaff("readTrend", "TREND_READ", () -> at(Office.patient(), "PHQ-9")),
            byStaff("readClinicOutcomes", "OUTCOMES_READ", () -> at().asking("from=2011-01-01&to=2011-03-31")));

    private AuditedTrendCalls() {}
}
