package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import java.util.Map;
import org.stillpoint.session.SessionSample;
import org.stillpoint.testsupport.Operations.Call;

/** What is done on the day of a visit. */
final class AuditedDayCalls {

    static final List<AuditedCall> ALL = List.of(
            byStaff("beginSession", "SESSION_BEGUN APPOINTMENT_ARRIVED", () -> at().sending(Map.of(
                    "appointment", SessionSample.infusion().booked().appointment()))),
            byStaff("listSessions", "SESSIONS_LISTED", Call::at),
            byStaff("readBoard", "BOARD_READ", () -> at().asking(
                            "site=" + SessionSample.infusion().begun().place().site())),
            byStaff(
                    "readSession",
                    "SESSION_READ",
                    () -> at(SessionSample.infusion().begun().id())),
            byStaff(
                    "listSessionGates",
                    "SESSION_GATES_READ",
                    () -> at(SessionSample.infusion().begun().id())),
            byStaff("recordGateEvidence", "SESSION_GATE_EVIDENCE_RECORDED", () -> at(
                            SessionSample.infusion().begun().id(), "PREGNANCY_REVIEWED")
                    .sending(Map.of("outcome", "NOT_APPLICABLE"))),
            byStaff("correctGateEvidence", "SESSION_GATE_EVIDENCE_CORRECTED", () -> {
                var sample = SessionSample.infusion().begun().gatesMet();
                return at(sample.id(), "FASTING_CONFIRMED", sample.entry("FASTING_CONFIRMED", 0))
                        .sending(Map.of("reason", "made up", "withdrawn", true));
            }),
            byStaff("overrideSessionGate", "SESSION_GATE_OVERRIDDEN", () -> at(
                            SessionSample.infusion().begun().id(), "FASTING_CONFIRMED")
                    .sending(Map.of("reason", "made up"))),
            byStaff("recordReadiness", "SESSION_READY", () -> {
                var sample = SessionSample.infusion().begun().gatesMet();
                return at(sample.id()).ifMatch(sample.version());
            }));

    private AuditedDayCalls() {}
}
