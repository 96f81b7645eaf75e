package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.confirmation;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class BookingTest {

    private static final String PATH = "/v1/appointments";

    private final Office office = Office.open();

    @Inject
    TestClock clock;

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static void assertInvalid(Answer answer, String... pointers) {
        assertRefused(answer, 400, "invalid-request");
        assertThat(answer.body().path("errors").findValuesAsText("pointer")).contains(pointers);
    }

    private static Map<String, Object> with(Map<String, Object> request, String property, Object value) {
        var changed = new HashMap<>(request);
        changed.put(property, value);
        return changed;
    }

    private static Answer bookFor(Office office, Map<String, Object> person) {
        return desk().post(PATH, with(office.booking("visit", office.at("09:00")), "person", person));
    }

    @Test
    void aHoldBecomesAnAppointmentOfTheSameId() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var booked = visitor().post(PATH, confirmation(hold)).expect(201);
        assertThat(booked.text("id")).isEqualTo(hold.text("id"));
        assertThat(booked.text("status")).isEqualTo("BOOKED");
        assertThat(booked.text("reference")).isNotBlank();
        assertThat(booked.text("key")).startsWith("spk_").isNotEqualTo(hold.text("key"));
        assertThat(booked.text("end")).isEqualTo(office.at("10:15"));
    }

    @Test
    void thePhasesAreToldInAbsoluteTime() {
        var phases = office.book("visit", "09:00").expect(201).body().path("phases");
        assertThat(phases.findValuesAsText("code")).containsExactly("PREPARATION", "DOSING", "OBSERVATION", "TURNOVER");
        assertThat(phases.findValuesAsText("start"))
                .containsExactly(office.at("09:00"), office.at("09:15"), office.at("09:45"), office.at("10:15"));
        assertThat(phases.findValuesAsText("end"))
                .containsExactly(office.at("09:15"), office.at("09:45"), office.at("10:15"), office.at("10:30"));
    }

    @Test
    void whoWasSearchedForIsWhoServes() {
        var two = twoPrescribers();
        for (var name : List.of("prescriber", "second", "prescriber", "second")) {
            var wanted = two.actor(name);
            var start = two.slots(desk(), "talk", "&from=" + two.day() + "&to=" + two.day() + "&practitioner=" + wanted)
                    .expect(200)
                    .body()
                    .at("/items/0/start")
                    .asText();
            var booked = desk().post(PATH, with(two.booking("talk", start), "practitioner", wanted))
                    .expect(201);
            assertThat(prescriber(booked)).isEqualTo(wanted);
        }
    }

    @Test
    void aHoldKeepsTheTimeOfWhoWasAskedFor() {
        var two = twoPrescribers();
        for (var name : List.of("second", "prescriber")) {
            var hold = desk().post(
                            "/v1/holds", with(two.place("talk", two.at("10:00")), "practitioner", two.actor(name)))
                    .expect(201);
            var booked = desk().post(PATH, Map.of("hold", Map.of("id", hold.text("id")), "person", Office.person()))
                    .expect(201);
            assertThat(prescriber(booked)).isEqualTo(two.actor(name));
        }
    }

    @Test
    void aMoveCanChangeWhoServes() {
        var two = twoPrescribers();
        var booked = desk().post(PATH, with(two.booking("talk", two.at("10:00")), "practitioner", two.actor("second")))
                .expect(201);
        var moved = desk().ifMatch(0)
                .post(
                        PATH + "/" + booked.text("id") + "/rescheduling",
                        Map.of("start", two.at("11:00"), "practitioner", two.actor("prescriber")))
                .expect(200);
        assertThat(prescriber(moved)).isEqualTo(two.actor("prescriber"));
    }

    @Test
    void whoIsTakenOrCanNotServeIsNotReplacedByAnother() {
        var two = twoPrescribers();
        var request = with(two.booking("talk", two.at("10:00")), "practitioner", two.actor("second"));
        desk().post(PATH, request).expect(201);
        assertRefused(desk().post(PATH, request), 409, "slot-taken");
        assertRefused(desk().post(PATH, with(request, "practitioner", two.actor("nurse"))), 422, "not-offered");
        assertInvalid(desk().post(PATH, with(request, "practitioner", "nobody")), "/practitioner");
        // What was refused for one is not refused for all.
        desk().post(PATH, two.booking("talk", two.at("10:00"))).expect(201);
    }

    @Test
    void rolesThatSomebodyCanPlayOnlyOneByOneAreToldAsWhatIsTaken() {
        var pair = Office.of(ClinicSample.in("America/New_York")
                .open("mon-sun", "08:00-18:00")
                .practitioner("pair", 2, "PAIR")
                .service("single", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("PAIR", PhaseCode.DOSING, PhaseCode.DOSING))
                .service("both", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("ONE", "PAIR", 1, PhaseCode.DOSING, PhaseCode.DOSING)
                        .need("OTHER", "PAIR", 1, PhaseCode.DOSING, PhaseCode.DOSING))
                .install());
        pair.book("single", "10:00").expect(201);
        var refused = pair.book("both", "10:00");
        assertRefused(refused, 409, "slot-taken");
        assertThat(refused.body().path("blockers").findValuesAsText("role")).containsExactly("ONE", "OTHER");
    }

    @Test
    void onlyStaffChooseWhoServes() {
        var request = with(office.place("visit", office.at("09:00")), "practitioner", office.actor("prescriber"));
        assertInvalid(visitor().post("/v1/holds", request), "/practitioner");
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var confirmed = with(confirmation(hold), "practitioner", office.actor("prescriber"));
        assertInvalid(visitor().post(PATH, confirmed), "/practitioner");
    }

    @Test
    void whoTreatsThePatientAlreadyIsChosenFirstAlsoIfAnotherHasLessToDo() {
        var two = twoPrescribers();
        for (var name : List.of("prescriber", "second")) {
            var time = name.equals("second") ? "14:00" : "15:00";
            var patient = Office.patient();
            var first = with(two.booking("talk", two.at("10:00"), patient), "practitioner", two.actor(name));
            desk().post(PATH, first).expect(201);
            var meeting = Map.of("start", two.at("16:00"), "end", two.at("18:00"), "kind", "MEETING");
            desk().post("/v1/actors/" + two.actor(name) + "/blocks", meeting).expect(201);
            for (int week = 0; week < 4; week++) {
                var start = two.at(two.day().plusDays(week), time);
                var booked =
                        desk().post(PATH, two.booking("talk", start, patient)).expect(201);
                assertThat(prescriber(booked)).isEqualTo(two.actor(name));
                assertThat(booked.body().path("actors").findValuesAsText("because"))
                        .contains("ALREADY_WITH_THIS_PATIENT");
            }
        }
    }

    private static Office twoPrescribers() {
        return Office.of(Office.small()
                .room("other-den", "DEN")
                .practitioner("second", 1, "PRESCRIBER")
                .install());
    }

    private static String prescriber(Answer booked) {
        for (var actor : booked.body().path("actors")) {
            if (actor.path("role").asText().equals("PRESCRIBER")) {
                return actor.path("actor").asText();
            }
        }
        throw new AssertionError(booked.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\ny", "x\u0007", "\u202eevil", "\u200b", "\u2066x\u2069", "\u3164", "a\u2028b", "\u0085"})
    void aNameIsVisibleAndTurnsNothingAround(String name) {
        for (var property : List.of("givenName", "familyName")) {
            var person = with(Office.person(), property, name);
            assertInvalid(bookFor(office, person), "/person/" + property);
            assertInvalid(desk().post("/v1/patients", person), "/" + property);
        }
        assertInvalid(desk().post("/v1/patients", with(Office.person(), "preferredName", name)), "/preferredName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\ud83d\ude42",
                "O'Neil-\u00c5 3rd",
                "\u5f20",
                "\u05d0\u200e"
            })
    void aNameOfAnyScriptComesBackAsItWasTyped(String name) {
        var patient = desk().post("/v1/patients", with(Office.person(), "givenName", name))
                .expect(201);
        assertThat(patient.text("givenName")).isEqualTo(name);
    }

    @Test
    void onlyStaffSeeWhoServesAndWhoseVisitItIs() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var booked = visitor().post(PATH, confirmation(hold)).expect(201);
        var own = Wire.here()
                .as(booked.text("key"))
                .get(PATH + "/" + booked.text("id"))
                .expect(200);
        for (var answer : List.of(booked, own)) {
            assertThat(answer.body().fieldNames())
                    .toIterable()
                    .doesNotContain(
                            "actors", "patient", "patientName", "overrideReason", "overriddenBy", "displacedAt");
            assertThat(answer.body().toString()).doesNotContain("nurse", "prescriber", "Testperson");
        }
        var staff = desk().get(PATH + "/" + booked.text("id")).expect(200).body();
        assertThat(staff.path("actors").findValuesAsText("role"))
                .containsExactlyInAnyOrder("ROOM", "NURSE", "PRESCRIBER");
        assertThat(staff.path("actors").findValuesAsText("because")).containsOnly("ONLY_ONE_FREE");
        assertThat(staff.path("patientName").asText()).isEqualTo("Ada Testperson");
        assertThat(own.body().has("key")).isFalse();
    }

    @Test
    void aSecondConfirmationIsTold() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        visitor().post(PATH, confirmation(hold)).expect(201);
        assertRefused(visitor().post(PATH, confirmation(hold)), 409, "hold-already-used");
        clock.advance(Duration.ofMinutes(11));
        assertRefused(visitor().post(PATH, confirmation(hold)), 409, "hold-already-used");
    }

    @Test
    void withoutItsKeyAHoldIsNotThere() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var other = office.hold(visitor(), "visit", "13:00").expect(201);
        var id = hold.text("id");
        var person = Office.person();
        for (var sent : List.of(
                Map.of("id", id),
                Map.of("id", id, "key", other.text("key")),
                Map.of("id", id, "key", "spk_made-up"),
                Map.of("id", UUID.randomUUID().toString(), "key", hold.text("key")))) {
            assertRefused(visitor().post(PATH, Map.of("hold", sent, "person", person)), 404, "not-found");
        }
    }

    @Test
    void aVisitorBooksFromAHoldAndForANewPersonOnly() {
        assertInvalid(visitor().post(PATH, office.booking("visit", office.at("09:00"))), "/hold");
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var patient = Office.patient();
        assertInvalid(visitor().post(PATH, with(confirmation(hold), "patient", patient)), "/patient");
    }

    @Test
    void allThatDoesNotAddUpIsToldAtOnce() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var request = with(confirmation(hold), "service", office.service("visit"));
        request.put("site", office.site());
        request.put("start", office.at("09:00"));
        request.put("override", Map.of("reason", "Testreason of the desk"));
        request.remove("person");
        assertInvalid(visitor().post(PATH, request), "/service", "/site", "/start", "/override", "/person");
        assertInvalid(desk().post(PATH, Map.of()), "/service", "/site", "/start", "/person");
        var both = with(office.booking("visit", office.at("09:00")), "patient", Office.patient());
        assertInvalid(desk().post(PATH, both), "/patient");
    }

    @Test
    void staffBookAKnownPatientStraightAway() {
        var patient = Office.patient();
        var booked = desk().post(PATH, office.booking("visit", office.at("09:00"), patient))
                .expect(201);
        assertThat(booked.text("patient")).isEqualTo(patient);
        assertThat(booked.body().has("key")).isFalse();
        assertInvalid(
                desk().post(
                                PATH,
                                office.booking(
                                        "visit",
                                        office.at("13:00"),
                                        UUID.randomUUID().toString())),
                "/patient");
        assertInvalid(desk().post(PATH, office.booking("visit", office.at("13:00"), "ada")), "/patient");
    }

    @Test
    void nobodyHasTwoVisitsAtOnceButOneAfterTheOther() {
        var other = Office.open();
        var patient = Office.patient();
        desk().post(PATH, office.booking("visit", office.at("09:00"), patient)).expect(201);
        var refused = desk().post(PATH, other.booking("visit", office.at("10:00"), patient));
        assertRefused(refused, 409, "slot-taken");
        assertThat(refused.body().path("blockers").findValuesAsText("role")).containsExactly("PATIENT");
        // The patient may leave at 10:15, while the room is still being cleaned.
        desk().post(PATH, other.booking("visit", office.at("10:15"), patient)).expect(201);
    }

    @Test
    void aHoldIsNotConfirmedForSomebodyWhoIsElsewhereThen() {
        var other = Office.open();
        var patient = Office.patient();
        desk().post(PATH, other.booking("visit", office.at("09:00"), patient)).expect(201);
        var hold = office.hold(desk(), "visit", "09:00").expect(201);
        var request = Map.of("hold", Map.of("id", hold.text("id")), "patient", patient);
        var refused = desk().post(PATH, request);
        assertRefused(refused, 409, "slot-taken");
        assertThat(refused.body().path("blockers").findValuesAsText("role")).containsExactly("PATIENT");
        desk().post(PATH, confirmation(hold)).expect(201);
    }

    @Test
    void staffLiftNoticeAndHorizonWithAReason() {
        var late = office.at(office.day().plusDays(90), "09:00");
        assertRefused(office.bookAt("visit", late), 422, "start-not-allowed");
        var booking = with(office.booking("visit", late), "override", Map.of("reason", "Agreed by phone"));
        var booked = desk().post(PATH, booking).expect(201);
        assertThat(booked.text("overrideReason")).isEqualTo("Agreed by phone");
        assertThat(booked.text("overriddenBy"))
                .isEqualTo(desk().get("/v1/auth/me").expect(200).text("id"));
        assertInvalid(desk().post(PATH, with(booking, "override", Map.of("reason", " "))), "/override/reason");
        assertInvalid(desk().post(PATH, with(booking, "override", Map.of())), "/override/reason");
    }

    @Test
    void noReasonLiftsTheGridThePastOrOpeningHours() {
        var override = Map.of("reason", "please");
        for (var start : List.of(office.at("09:05"), office.at(office.day().minusDays(14), "09:00"))) {
            assertRefused(
                    desk().post(PATH, with(office.booking("visit", start), "override", override)),
                    422,
                    "start-not-allowed");
        }
        assertRefused(
                desk().post(PATH, with(office.booking("visit", office.at("07:00")), "override", override)),
                422,
                "not-offered");
    }

    @ParameterizedTest
    @CsvSource({"Zoë 👩🏽‍⚕️, O’Brien-Ñandú", "מרים, בן־דוד", "عائشة, الحسن", "かおり, 髙﨑", "𝒜𝒹𝒶, ﷽"})
    void namesOfEveryScriptComeBackAsTheyWereTyped(String given, String family) {
        var person = with(with(Office.person(), "givenName", given), "familyName", family);
        var booked = bookFor(office, person).expect(201);
        var patient = desk().get("/v1/patients/" + booked.text("patient")).expect(200);
        assertThat(patient.text("givenName")).isEqualTo(given);
        assertThat(patient.text("familyName")).isEqualTo(family);
        assertThat(desk().get(PATH + "/" + booked.text("id")).text("patientName"))
                .isEqualTo(given + " " + family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800"})
    void textThatIsNoTextIsRefusedAndChangesNothing(String escape) {
        var body = """
                {"service": "%s", "site": "%s", "start": "%s", "person": {"givenName": "A%sda", "familyName": "T",
                 "dateOfBirth": "1980-05-17", "email": "ada@patients.example"}}""".formatted(office.service("visit"), office.site(), office.at("09:00"), escape);
        assertInvalid(desk().post(PATH, "application/json", body), "/person/givenName");
        assertThat(office.times("visit")).contains("09:00");
    }

    @Test
    void aPersonIsDescribedWellEnoughToBeReached() {
        var person = Office.person();
        var nowhere = new HashMap<>(person);
        nowhere.remove("email");
        assertInvalid(bookFor(office, nowhere), "/person");
        assertInvalid(bookFor(office, with(person, "email", "not an address")), "/person/email");
        assertInvalid(bookFor(office, with(person, "phone", "12")), "/person/phone");
        assertInvalid(bookFor(office, with(person, "dateOfBirth", "2190-01-01")), "/person/dateOfBirth");
        assertInvalid(bookFor(office, with(person, "dateOfBirth", "17.05.1980")), "/person/dateOfBirth");
        assertInvalid(bookFor(office, with(person, "givenName", " ")), "/person/givenName");
        assertInvalid(bookFor(office, with(person, "nickname", "Ada")), "/person/nickname");
    }

    @Test
    void aPhoneNumberIsKeptInInternationalForm() {
        var booked = bookFor(office, with(Office.person(), "phone", "(617) 555-0123"))
                .expect(201);
        assertThat(desk().get("/v1/patients/" + booked.text("patient")).text("phone"))
                .isEqualTo("+16175550123");
    }

    @Test
    void aRefusedBookingLeavesNothingBehind() {
        office.book("visit", "09:00").expect(201);
        var before = office.times("visit");
        assertRefused(office.book("visit", "09:30"), 409, "slot-taken");
        assertThat(office.times("visit")).isEqualTo(before);
    }

    @Test
    void aKeyOpensItsOwnAppointmentOnly() {
        var mine = visitor()
                .post(PATH, confirmation(office.hold(visitor(), "visit", "09:00")))
                .expect(201);
        var other = visitor()
                .post(PATH, confirmation(office.hold(visitor(), "visit", "13:00")))
                .expect(201);
        var me = Office.visitor().as(mine.text("key"));
        me.get(PATH + "/" + mine.text("id")).expect(200);
        assertRefused(me.get(PATH + "/" + other.text("id")), 404, "not-found");
        assertRefused(me.get(PATH + "/" + UUID.randomUUID()), 404, "not-found");
        assertRefused(me.get(PATH), 403, "not-allowed");
        assertRefused(visitor().get(PATH + "/" + mine.text("id")), 401, "not-signed-in");
        assertRefused(desk().get(PATH + "/" + UUID.randomUUID()), 404, "not-found");
        assertInvalid(desk().get(PATH + "/1"), "id");
    }

    @Test
    void whoHasTheVersionIsStillShownWhatThePatientIsCalledNow() {
        var booked = office.book("visit", "09:00").expect(201);
        var path = PATH + "/" + booked.text("id");
        var held = desk().with("If-None-Match", "\"" + booked.text("version") + "\"");
        assertThat(held.get(path).expect(200).text("patientName")).isEqualTo("Ada Testperson");
        var patient = "/v1/patients/" + booked.text("patient");
        var married = new HashMap<>(Office.person());
        married.put("familyName", "Newname-Testperson");
        desk().ifMatch(desk().get(patient).expect(200).body().path("version").asLong())
                .put(patient, married)
                .expect(200);
        var again = held.get(path).expect(200);
        assertThat(again.text("patientName")).isEqualTo("Ada Newname-Testperson");
        assertThat(again.text("version")).isEqualTo(booked.text("version"));
    }

    @Test
    void soManyVisitsAreBookedInOnePersonsNameFromOutsideAndNoMore() {
        var email = Requests.email();
        for (int n = 0; n < 10; n++) {
            bookedAs(email, office.day().plusDays(n)).expect(201);
        }
        assertThat(bookedAs(email.toUpperCase(Locale.ROOT), office.day().plusDays(10))
                        .expect(429)
                        .problem())
                .isEqualTo("too-many-requests");
        bookedAs(Requests.email(), office.day().plusDays(11)).expect(201);
    }

    private Answer bookedAs(String email, LocalDate day) {
        var hold = visitor()
                .post("/v1/holds", office.place("visit", office.at(day, "09:00")))
                .expect(201);
        return visitor().post("/v1/appointments", Office.confirmation(hold, email));
    }
}
