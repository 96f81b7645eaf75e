package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Operations.Call.at;

import io.quarkus.arc.Arc;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations.Call;
import org.stillpoint.testsupport.TestClock;

/** What is done with visits and with the times of those who serve them. */
final class AuditedCalendarCalls {

    private static final String NINE = "09:00";

    static final List<AuditedCall> ALL = List.of(
            byStaff("searchSessionSlots", "PATIENT_SLOTS_SOUGHT", () -> slots(Office.open())),
            byStaff("explainSessionSlot", "PATIENT_SLOTS_SOUGHT", () -> explanation(Office.open())),
            byStaff("bookAppointment", "PATIENT_REGISTERED APPOINTMENT_BOOKED", () -> booking(Office.open())),
            byStaff("listAppointments", "APPOINTMENTS_LISTED", Call::at),
            byStaff("listShiftedAppointments", "SHIFTED_APPOINTMENTS_LISTED", Call::at),
            byStaff("readAppointment", "APPOINTMENT_READ", () -> booked(Office.open())),
            byStaff("rescheduleAppointment", "APPOINTMENT_MOVED", () -> move(Office.open())),
            byStaff("cancelAppointment", "APPOINTMENT_CANCELLED", () -> booked(Office.open())
                    .ifMatch(0)
                    .sending(Map.of("reason", "PATIENT"))),
            byStaff("recordArrival", "APPOINTMENT_ARRIVED", () -> onTheDay(Office.open())),
            byStaff("recordNoShow", "APPOINTMENT_MISSED", () -> onTheDay(Office.open())),
            byStaff("listAppointmentGates", "GATES_READ", () -> booked(Office.open())),
            byStaff("blockActor", "ACTOR_BLOCKED", () -> block(Office.open())),
            byStaff("listBlocks", "BLOCKS_LISTED", () -> at(Office.open().actor("den"))),
            byStaff("readBlock", "BLOCK_READ", () -> blocked(Office.open())),
            byStaff("releaseBlock", "BLOCK_RELEASED", () -> blocked(Office.open())));

    private AuditedCalendarCalls() {}

    private static Call slots(Office office) {
        return at().asking("service=%s&site=%s&from=%s&to=%s&patient=%s"
                .formatted(office.service("talk"), office.site(), office.day(), office.day(), Office.patient()));
    }

    private static Call explanation(Office office) {
        return at().asking("service=%s&site=%s&start=%s&patient=%s"
                .formatted(
                        office.service("talk"), office.site(), office.at(NINE).replace("+", "%2B"), Office.patient()));
    }

    private static Call booking(Office office) {
        return at().sending(office.booking("talk", office.at(NINE)));
    }

    private static Call booked(Office office) {
        return at(office.book("talk", NINE).expect(201).text("id"));
    }

    private static Call move(Office office) {
        return booked(office).ifMatch(0).sending(Map.of("start", office.at("10:00")));
    }

    private static Call onTheDay(Office office) {
        var call = booked(office).ifMatch(0);
        Arc.container()
                .instance(TestClock.class)
                .get()
                .set(OffsetDateTime.parse(office.at("09:05")).toInstant());
        return call;
    }

    private static Call block(Office office) {
        return at(office.actor("den"))
                .sending(Map.of("start", office.at(NINE), "end", office.at("10:00"), "kind", "LEAVE"));
    }

    private static Call blocked(Office office) {
        var path = "/v1/actors/" + office.actor("den") + "/blocks";
        return at(
                office.actor("den"),
                desk().post(path, block(office).body()).expect(201).text("id"));
    }
}
