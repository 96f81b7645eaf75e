package org.stillpoint.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.ServiceSample;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.ProtocolSample;

/**
 * A patient who may have a treatment, with a visit today in an office of their own that never closes, where it is morning now:
 * {@code SessionSample.infusion().begun()}. At the time of the test's clock.
 */
public final class SessionSample {

    public static final String PATH = "/v1/sessions";

    final Office office;
    final Protocol protocol;
    final Chart chart;
    private final String service;
    private String appointment;
    private String id;

    private SessionSample(Office office, Protocol protocol, Chart chart, String service) {
        this.office = office;
        this.protocol = protocol;
        this.chart = chart;
        this.service = service;
    }

    /** By IV_6_IN_3_WEEKS: 30 minutes of preparation, 40 of dosing, 90 of observation (floor 60). */
    public static SessionSample infusion() {
        return of(office(), "infusion", ProtocolSample.of("IV_6_IN_3_WEEKS"), Route.IV_KETAMINE);
    }

    /** By ESKETAMINE_TRD: 30 minutes of preparation, 15 of dosing, 120 of observation, all of them a floor. */
    public static SessionSample spray() {
        return spray(ProtocolSample.of("ESKETAMINE_TRD"));
    }

    /** By a spray's protocol that is changed: {@code ProtocolSample.of("ESKETAMINE_TRD").replacing(…)}. */
    static SessionSample spray(ProtocolSample protocol) {
        return of(office(), "spray", protocol, Route.ESKETAMINE_NASAL);
    }

    /** By IM_4_IN_2_WEEKS. */
    public static SessionSample injection() {
        return of(office(), "injection", ProtocolSample.of("IM_4_IN_2_WEEKS"), Route.IM_KETAMINE);
    }

    /** Of a service that no protocol names: {@code "infusion"}, {@code "spray"} or {@code "injection"}. */
    public static SessionSample withoutProtocol(String service) {
        var protocol =
                switch (service) {
                    case "spray" -> "ESKETAMINE_TRD";
                    case "injection" -> "IM_4_IN_2_WEEKS";
                    default -> "IV_6_IN_3_WEEKS";
                };
        var office = office();
        // Which is not installed: only its route is asked for.
        var like = ProtocolSample.of(protocol).protocol();
        return new SessionSample(office, like, Chart.complete(office, like.route()), service);
    }

    /** Another patient with the same treatment at the same office, whose visit is not before the first one's. */
    public SessionSample another() {
        return new SessionSample(office, protocol, Chart.complete(office, protocol.route()), service);
    }

    /** Of somebody who has all that an infusion needs. */
    public static SessionSample infusion(String patient) {
        var office = office();
        var sample = ProtocolSample.of("IV_6_IN_3_WEEKS");
        return of(
                office,
                "infusion",
                sample,
                Route.IV_KETAMINE,
                Chart.of(office, patient).baseline());
    }

    /** A patient of an infusion protocol that is changed: {@code ProtocolSample.of("IV_6_IN_3_WEEKS").replacing(…)}. */
    public static SessionSample infusion(ProtocolSample protocol) {
        return of(office(), "infusion", protocol, Route.IV_KETAMINE);
    }

    /** A visit that is booked already, of somebody who has all that it needs. */
    public static SessionSample visit(
            Office office, Protocol protocol, Chart chart, String service, String appointment) {
        var sample = new SessionSample(office, protocol, chart, service);
        sample.appointment = appointment;
        return sample;
    }

    /** At an office that is there. */
    static SessionSample at(Office office, String service, ProtocolSample sample, Route route) {
        return of(office, service, sample, route);
    }

    private static SessionSample of(Office office, String service, ProtocolSample sample, Route route) {
        return of(office, service, sample, route, Chart.complete(office, route));
    }

    private static SessionSample of(Office office, String service, ProtocolSample sample, Route route, Chart chart) {
        var shipped =
                switch (route) {
                    case ESKETAMINE_NASAL -> "ESKETAMINE_84";
                    case IM_KETAMINE -> "IM_KETAMINE";
                    default -> "IV_KETAMINE_40";
                };
        var installed = sample.replacing(
                        "\"service\":\"" + shipped + "\"", "\"service\":\"" + office.service(service) + "\"")
                .with("INDUCTION_REVIEW", office.service("talk"))
                .install();
        return new SessionSample(office, installed, chart, service);
    }

    /** Four rooms, three nurses of three lanes, two prescribers; in a zone in which it is between 6 and 12 o'clock. */
    public static Office office() {
        return office(morning());
    }

    /** The same wherever it is, today. */
    public static Office office(ZoneId zone) {
        var clinic = ClinicSample.in(zone.getId())
                .practitioner("prescriber", 8, "PRESCRIBER", "PRESCRIBER_ON_SITE", "ACLS_CLINICIAN")
                .practitioner("locum", 8, "PRESCRIBER", "PRESCRIBER_ON_SITE", "ACLS_CLINICIAN");
        for (int number = 1; number <= 4; number++) {
            clinic.room("room-" + number, "TREATMENT_ROOM");
        }
        for (int number = 1; number <= 3; number++) {
            clinic.practitioner("nurse-" + number, 3, "NURSE");
        }
        clinic.service("infusion", service -> treatment(service, Route.IV_KETAMINE, 30, 40, 90))
                .service("spray", service -> treatment(service, Route.ESKETAMINE_NASAL, 30, 15, 120))
                .service("injection", service -> treatment(service, Route.IM_KETAMINE, 20, 5, 120))
                .service("talk", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("PRESCRIBER", PhaseCode.DOSING, PhaseCode.DOSING));
        return Office.on(clinic.install(), now().atZone(zone).toLocalDate());
    }

    private static void treatment(ServiceSample service, Route route, int preparation, int dosing, int observation) {
        service.route(route)
                .phase(PhaseCode.PREPARATION, preparation)
                .phase(PhaseCode.DOSING, dosing)
                .phase(PhaseCode.OBSERVATION, observation)
                .phase(PhaseCode.DISCHARGE, 10)
                .phase(PhaseCode.TURNOVER, 15)
                .need("TREATMENT_ROOM", PhaseCode.PREPARATION, PhaseCode.TURNOVER)
                .need("NURSE", 2, PhaseCode.PREPARATION, PhaseCode.DOSING)
                .need("NURSE", 1, PhaseCode.OBSERVATION, PhaseCode.DISCHARGE)
                .need("PRESCRIBER_ON_SITE", PhaseCode.DOSING, PhaseCode.DISCHARGE)
                .every(5);
    }

    private static ZoneId morning() {
        int hour = now().atZone(ZoneOffset.UTC).getHour();
        int offset = Math.max(6 - hour, -12);
        // The signs of these zones are those of POSIX: west is +.
        return ZoneId.of("Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset));
    }

    static Instant now() {
        return Arc.container().instance(Clock.class).get().instant();
    }

    /** Books the visit for the next start there is. */
    public SessionSample booked() {
        var next = now().truncatedTo(ChronoUnit.HOURS);
        while (next.isBefore(now())) {
            next = next.plus(Duration.ofMinutes(5));
        }
        return booked(next);
    }

    public SessionSample booked(Instant start) {
        appointment = Office.desk()
                .post("/v1/appointments", office.booking(service, office.at(start), chart.patient()))
                .expect(201)
                .text("id");
        return this;
    }

    /** The same, while a prescriber lifts a gate. */
    public SessionSample bookedOverriding(String gate) {
        var next = now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        var visit = office.booking(service, office.at(next), chart.patient());
        visit.put("override", Map.of("reason", "made up", "gates", List.of(gate)));
        appointment =
                Chart.prescriber().post("/v1/appointments", visit).expect(201).text("id");
        return this;
    }

    /** Arrived. */
    public SessionSample begun() {
        if (appointment == null) {
            booked();
        }
        id = begin().expect(201).text("id");
        return this;
    }

    public Answer begin() {
        return Office.desk().post(PATH, Map.of("appointment", appointment));
    }

    public String id() {
        return id;
    }

    public UUID uuid() {
        return UUID.fromString(id);
    }

    public String appointment() {
        return appointment;
    }

    public String patient() {
        return chart.patient();
    }

    public Office place() {
        return office;
    }

    public Chart chart() {
        return chart;
    }

    public Protocol protocol() {
        return protocol;
    }

    public String path() {
        return PATH + "/" + id;
    }

    /** As a prescriber sees it. */
    public JsonNode read() {
        return Chart.prescriber().get(path()).expect(200).body();
    }

    public String state() {
        return read().path("state").asText();
    }

    public long version() {
        return read().path("version").asLong();
    }

    /** With all that is needed of the day, and a blood pressure that was just taken. */
    public SessionSample gatesMet() {
        evidenceMet();
        pressure(120, 80);
        return this;
    }

    /** The same without the blood pressure. */
    public SessionSample evidenceMet() {
        if (protocol.route() == Route.ESKETAMINE_NASAL) {
            evidence("PRESCRIPTION_ON_FILE", prescription()).expect(200);
            evidence("PRESCRIBER_ON_SITE", Map.of("practitioner", office.actor("prescriber")))
                    .expect(200);
        }
        evidence("PREGNANCY_REVIEWED", Map.of("outcome", "NOT_APPLICABLE")).expect(200);
        evidence("MEDICATIONS_REVIEWED", Map.of("changed", false)).expect(200);
        evidence("FASTING_CONFIRMED", fasting(8 * 60, 3 * 60)).expect(200);
        evidence("TRANSPORT_CONFIRMED", transport("PERSON")).expect(200);
        return this;
    }

    public static Map<String, Object> prescription() {
        return Map.of(
                "reference",
                "EXAMPLE-4711",
                "prescriber",
                "Dr. Example",
                "drug",
                "ESKETAMINE",
                "amount",
                84,
                "unit",
                "MG");
    }

    public Map<String, Object> fasting(int foodMinutesAgo, int liquidMinutesAgo) {
        return Map.of("lastFoodAt", ago(foodMinutesAgo), "lastLiquidAt", ago(liquidMinutesAgo));
    }

    public static Map<String, Object> transport(String kind) {
        return Map.of("kind", kind, "name", "Bea Testperson", "phone", "(617) 555-0143");
    }

    public Answer evidence(String gate, Object detail) {
        return add(Chart.nurse(), "gates/" + gate, detail);
    }

    /** The id of what was put on file for a gate, counted from 0 in the order in which it was so. */
    public String entry(String gate, int number) {
        return gate(gate).path("evidence").get(number).path("id").asText();
    }

    public Answer correct(String gate, int number, Object request) {
        return add(Chart.nurse(), "gates/" + gate + "/evidence/" + entry(gate, number) + "/correction", request);
    }

    public Answer override(String gate, Object request) {
        return add(Chart.prescriber(), "gates/" + gate + "/override", request);
    }

    /** A blood pressure that was taken now. */
    public void pressure(int systolic, int diastolic) {
        add(Chart.nurse(), "vitals", Map.of("systolic", systolic, "diastolic", diastolic))
                .expect(201);
    }

    /** As a clinician sees it. */
    public JsonNode gates() {
        return Chart.nurse().get(path() + "/gates").expect(200).body();
    }

    public JsonNode gate(String code) {
        return gates().path("items")
                .valueStream()
                .filter(gate -> gate.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Ready for the dose. */
    public SessionSample ready() {
        if (id == null) {
            begun();
        }
        gatesMet();
        change(Chart.nurse(), "readiness", Map.of()).expect(200);
        return this;
    }

    /** Another visit of the same patient, today. */
    public SessionSample again() {
        return new SessionSample(
                Office.on(
                        office.clinic(),
                        now().atZone(office.clinic().site().zone()).toLocalDate()),
                protocol,
                chart,
                service);
    }

    /** Something that is only added: needs no version. */
    public Answer add(Wire caller, String what, Object body) {
        return caller.post(path() + "/" + what, body);
    }

    /** A change of the session as it is now. */
    public Answer change(Wire caller, String what, Object body) {
        return caller.ifMatch(version()).post(path() + "/" + what, body);
    }

    /** That many minutes ago, as the wire has it. */
    public String ago(long minutes) {
        return office.at(now().minus(Duration.ofMinutes(minutes)));
    }
}
