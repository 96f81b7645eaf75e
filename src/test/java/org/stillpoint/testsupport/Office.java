package org.stillpoint.testsupport;

import static java.util.Map.entry;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.Wire.Answer;

/** A sample clinic in use: its visits on one day, told in local time, and the calls of those who work with it. */
public final class Office {

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private final ClinicSample clinic;
    private final ZoneId zone;
    private final LocalDate day;

    private Office(ClinicSample clinic, LocalDate day) {
        this.clinic = clinic;
        this.zone = clinic.site().zone();
        this.day = day;
    }

    /** On a Wednesday that is at least a week ahead. */
    public static Office of(ClinicSample installed) {
        var week = LocalDate.now(installed.site().zone()).plusDays(7);
        return new Office(installed, week.with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY)));
    }

    public static Office on(ClinicSample installed, LocalDate day) {
        return new Office(installed, day);
    }

    /**
     * Open from 8 to 18 in New York, with one room, a nurse of three lanes and a prescriber. {@code visit}, open to the public,
     * takes an hour and a quarter of the patient and 15 minutes more of the room; {@code talk} is for staff, 30 minutes, and
     * shares only the prescriber with it.
     */
    public static ClinicSample small() {
        return ClinicSample.in("America/New_York")
                .open("mon-sun", "08:00-18:00")
                .room("room", "ROOM")
                .room("den", "DEN")
                .practitioner("nurse", 3, "NURSE")
                .practitioner("prescriber", 1, "PRESCRIBER")
                .service("visit", service -> service.phase(PhaseCode.PREPARATION, 15)
                        .phase(PhaseCode.DOSING, 30)
                        .phase(PhaseCode.OBSERVATION, 30)
                        .phase(PhaseCode.TURNOVER, 15)
                        .need("ROOM", PhaseCode.PREPARATION, PhaseCode.TURNOVER)
                        .need("NURSE", 2, PhaseCode.PREPARATION, PhaseCode.DOSING)
                        .need("NURSE", 1, PhaseCode.OBSERVATION, PhaseCode.OBSERVATION)
                        .need("PRESCRIBER", PhaseCode.DOSING, PhaseCode.DOSING)
                        .notice(60)
                        .horizon(60)
                        .openToPublic())
                .service("talk", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("DEN", PhaseCode.DOSING, PhaseCode.DOSING)
                        .need("PRESCRIBER", PhaseCode.DOSING, PhaseCode.DOSING));
    }

    /** A new small clinic, in use. */
    public static Office open() {
        return of(small().install());
    }

    public ClinicSample clinic() {
        return clinic;
    }

    public LocalDate day() {
        return day;
    }

    public String site() {
        return clinic.site().code();
    }

    public String service(String name) {
        return clinic.service(name).code();
    }

    public String actor(String name) {
        return clinic.actor(name).code();
    }

    /** That local time on the day, as the wire has it. */
    public String at(String time) {
        return at(day, time);
    }

    public String at(LocalDate date, String time) {
        return text(date.atTime(LocalTime.parse(time)).atZone(zone).toOffsetDateTime());
    }

    public String at(Instant moment) {
        return text(moment.atZone(zone).toOffsetDateTime());
    }

    public static String text(OffsetDateTime moment) {
        return WIRE.format(moment);
    }

    /** Somebody made up. */
    public static Map<String, Object> person() {
        return Map.ofEntries(
                entry("givenName", "Ada"),
                entry("familyName", "Testperson"),
                entry("dateOfBirth", "1980-05-17"),
                entry("email", "ada@patients.example"));
    }

    /** Where a visit is, as requests name it. */
    public Map<String, Object> place(String service, String start) {
        var place = new LinkedHashMap<String, Object>();
        place.put("service", service(service));
        place.put("site", site());
        place.put("start", start);
        return place;
    }

    public Map<String, Object> booking(String service, String start) {
        var booking = place(service, start);
        booking.put("person", person());
        return booking;
    }

    public Map<String, Object> booking(String service, String start, String patient) {
        var booking = place(service, start);
        booking.put("patient", patient);
        return booking;
    }

    public static Map<String, Object> confirmation(Answer hold) {
        return confirmation(hold, Requests.email());
    }

    /** By somebody at that address. */
    public static Map<String, Object> confirmation(Answer hold, String email) {
        var person = new HashMap<>(person());
        person.put("email", email);
        return Map.of("hold", Map.of("id", hold.text("id"), "key", hold.text("key")), "person", person);
    }

    /** The front desk, at the test's time. */
    public static Wire desk() {
        return staff("frontdesk");
    }

    /** One of the demo's accounts, at the test's time. */
    public static Wire staff(String username) {
        return Wire.here().as(SignedIn.token(username));
    }

    /** Somebody from outside, at an address of their own. */
    public static Wire visitor() {
        return Wire.here().from(SignedIn.newAddress());
    }

    public static String patient() {
        return desk().post("/v1/patients", person()).expect(201).text("id");
    }

    /** Somebody whom nobody else's flags concern. */
    public static String patientAt(String email) {
        var person = new HashMap<>(person());
        person.put("email", email);
        return desk().post("/v1/patients", person).expect(201).text("id");
    }

    /** Somebody who was written down twice: the id of the record that has gone over into this one. */
    public static String merged(String survivor) {
        var duplicate = patient();
        merge(survivor, duplicate);
        return duplicate;
    }

    /** Two records turn out to be of one person. */
    public static void merge(String survivor, String duplicate) {
        var version =
                desk().get("/v1/patients/" + survivor).body().path("version").asLong();
        desk().ifMatch(version)
                .post("/v1/patients/" + survivor + "/merge", Map.of("duplicate", duplicate, "reason", "Testreason"))
                .expect(200);
    }

    public Answer book(String service, String time) {
        return bookAt(service, at(time));
    }

    public Answer bookAt(String service, String start) {
        return desk().post("/v1/appointments", booking(service, start));
    }

    public Answer hold(Wire caller, String service, String time) {
        return caller.post("/v1/holds", place(service, at(time)));
    }

    public Answer slots(Wire caller, String service, String more) {
        return caller.get("/v1/session-slots?service=" + service(service) + "&site=" + site() + more);
    }

    /** The local times of the day at which the service is offered. */
    public List<String> times(String service) {
        var found =
                slots(desk(), service, "&limit=200&from=" + day + "&to=" + day).expect(200);
        return StreamSupport.stream(found.body().path("items").spliterator(), false)
                .map(item -> item.path("start").asText().substring(11, 16))
                .toList();
    }
}
