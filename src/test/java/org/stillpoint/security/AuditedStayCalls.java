package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import java.util.Map;
import org.stillpoint.session.DischargeSample;
import org.stillpoint.session.EndangeredSample;
import org.stillpoint.session.SessionSample;
import org.stillpoint.testsupport.Operations.Call;

/** What is done about patients who stay longer than planned, and about their leaving. */
final class AuditedStayCalls {

    static final List<AuditedCall> ALL = List.of(
            byStaff("extendSession", "SESSION_EXTENDED", () -> here().ifMatch(0)
                    .sending(Map.of("minutes", 30, "reason", "made-up reason 4711"))),
            byStaff("listEndangeredAppointments", "SESSION_ENDANGERED_READ", AuditedStayCalls::here),
            byStaff("proposeForEndangered", "REPAIR_PROPOSED", () -> at(EndangeredSample.session()
                            .id())
                    .sending(Map.of())),
            byStaff("readDischargeConditions", "SESSION_DISCHARGE_CONSIDERED", AuditedStayCalls::here),
            byStaff("dischargeSession", "SESSION_DISCHARGED", () -> {
                var day = DischargeSample.infusion().day;
                return at(day.id()).ifMatch(day.version()).sending(DischargeSample.home());
            }),
            byStaff("endSessionWithoutDose", "SESSION_ENDED_WITHOUT_DOSE", () -> here().ifMatch(0)
                    .sending(Map.of("reason", "PATIENT_ILLNESS"))),
            byStaff("transferSession", "SESSION_TRANSFERRED", () -> here().ifMatch(0)
                    .sending(Map.of("to", "HOSPITAL", "reason", "made-up reason 4711"))),
            byStaff("readSessionSummary", "SESSION_SUMMARY_READ", AuditedStayCalls::here));

    private AuditedStayCalls() {}

    private static Call here() {
        return at(SessionSample.infusion().begun().id());
    }
}
