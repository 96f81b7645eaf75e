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
                    () -> at(SessionSample.infusion().begun().id())));

    private AuditedDayCalls() {}
}
