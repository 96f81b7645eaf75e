package org.stillpoint.testsupport;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.testsupport.Wire.Answer;

/** What clinicians write about one made-up patient before a treatment. */
public final class Chart {

    private final Office office;
    private final String patient;

    private Chart(Office office, String patient) {
        this.office = office;
        this.patient = patient;
    }

    /** An office with the treatments {@code infusion} and {@code spray} and with {@code talk}, in which nothing is given. */
    public static Office office() {
        return office(ClinicSample.in("America/New_York").room("chair", "CHAIR"));
    }

    /** The same with chairs of its own. */
    public static Office office(ClinicSample withChairs) {
        return Office.of(withChairs
                .open("mon-sun", "08:00-18:00")
                .practitioner("prescriber", 8, "PRESCRIBER")
                .service("infusion", service -> treatment(service, Route.IV_KETAMINE))
                .service("spray", service -> treatment(service, Route.ESKETAMINE_NASAL))
                .service("talk", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("PRESCRIBER", PhaseCode.DOSING, PhaseCode.DOSING)
                        .openToPublic())
                .install());
    }

    private static void treatment(ServiceSample service, Route route) {
        service.route(route)
                .phase(PhaseCode.DOSING, 30)
                .phase(PhaseCode.OBSERVATION, 120)
                .need("CHAIR", PhaseCode.DOSING, PhaseCode.OBSERVATION);
    }

    /** Of somebody who is there. */
    public static Chart of(Office office, String patient) {
        return new Chart(office, patient);
    }

    /** The empty chart of a new patient. */
    public static Chart empty(Office office) {
        return new Chart(office, Office.patient());
    }

    /** Of a new patient who may have the route at the office for half a year. */
    public static Chart complete(Office office, Route route) {
        var chart = empty(office)
                .evaluation()
                .review("NO_CONCERN")
                .consent("TREATMENT")
                .consent("OFF_LABEL")
                .baseline();
        chart.clearance(route, "TREATMENT_RESISTANT_DEPRESSION", office.day().plusDays(180));
        if (route == Route.ESKETAMINE_NASAL) {
            chart.enrolment(LocalDate.of(2020, 1, 1), null);
            chart.certification(LocalDate.of(2020, 1, 1), null);
        }
        return chart;
    }

    public static Wire prescriber() {
        return Office.staff("prescriber");
    }

    public static Wire nurse() {
        return Office.staff("nurse");
    }

    public String patient() {
        return patient;
    }

    public String path(String records) {
        return "/v1/patients/" + patient + "/" + records;
    }

    private Answer write(String records, Map<String, Object> record) {
        return prescriber().post(path(records), record).expect(201);
    }

    public Chart evaluation() {
        write("evaluations", Map.of("clinician", office.actor("prescriber")));
        return this;
    }

    /** What is needed before a first dose. */
    public Chart baseline() {
        write("responses", Map.of("instrument", "SPIN", "total", 40));
        return this;
    }

    public Chart review(String outcome) {
        write("screening-reviews", Map.of("outcome", outcome));
        return this;
    }

    public Chart consent(String kind) {
        signed(kind);
        return this;
    }

    public Answer signed(String kind) {
        return write("consents", Map.of("kind", kind, "textVersion", "2026-01", "signedBy", "PATIENT"));
    }

    public Answer clearance(Route route, String indication, LocalDate until) {
        return write(
                "clearances",
                Map.of(
                        "route",
                        route.name(),
                        "decision",
                        "CLEARED",
                        "indication",
                        indication,
                        "validUntil",
                        until.toString()));
    }

    public Answer enrolment(LocalDate from, LocalDate until) {
        return write("rems-enrolments", span("enrolmentNumber", from, until));
    }

    public Answer certification(LocalDate from, LocalDate until) {
        return Office.staff("manager")
                .post("/v1/sites/" + office.site() + "/rems-certifications", span("certificationNumber", from, until))
                .expect(201);
    }

    private static Map<String, Object> span(String number, LocalDate from, LocalDate until) {
        var span = new HashMap<String, Object>(Map.of(number, "EXAMPLE-1", "from", from.toString()));
        if (until != null) {
            span.put("until", until.toString());
        }
        return span;
    }

    public Answer flag() {
        return write("crisis-flags", Map.of("note", "made up"));
    }

    /** Ends a record by the last part of its address: {@code revocation}, {@code withdrawal}, {@code end}, {@code clearing}. */
    public Answer end(String records, Answer record, String how) {
        return prescriber().post(path(records) + "/" + record.text("id") + "/" + how, Map.of("reason", "made up"));
    }

    public Answer gates(Wire caller, String service, String at) {
        var when = at == null ? "" : "&at=" + at.replace("+", "%2B");
        return caller.get(path("gates") + "?service=" + office.service(service) + "&site=" + office.site() + when);
    }

    public Map<String, Object> booking(String service, String start) {
        return office.booking(service, start, patient);
    }
}
