package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** What a block takes away from the visits in its way, and what it leaves alone. */
@QuarkusTest
class DisplacedVisitTest {

    /** A {@code drip} is begun and watched by one prescriber in two roles; {@code all-hands} needs the nurse with all her lanes. */
    private final Office office = Office.on(
            Office.small()
                    .service("drip", service -> service.phase(PhaseCode.DOSING, 45)
                            .phase(PhaseCode.OBSERVATION, 30)
                            .need("STARTS", "PRESCRIBER", 1, PhaseCode.DOSING, PhaseCode.DOSING)
                            .need("STAYS", "PRESCRIBER", 1, PhaseCode.OBSERVATION, PhaseCode.OBSERVATION))
                    .service("all-hands", service -> service.phase(PhaseCode.DOSING, 45)
                            .need("NURSE", 3, PhaseCode.DOSING, PhaseCode.DOSING))
                    .install(),
            LocalDate.parse("2031-03-05"));

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private Wire desk;

    /** It is an hour before the site opens, so that the sign-in lasts for the day. */
    @BeforeEach
    void theDeskIsHere() {
        clock.set(OffsetDateTime.parse(office.at("07:00")).toInstant());
        desk = Office.staff("frontdesk");
    }

    private void itIs(String time) {
        clock.set(OffsetDateTime.parse(office.at(time)).toInstant());
    }

    private Answer book(String service, String time) {
        return desk.post("/v1/appointments", office.booking(service, office.at(time)));
    }

    private Answer block(String actor, String from, String to, boolean displace) {
        var leave = Map.of("start", office.at(from), "end", office.at(to), "kind", "LEAVE", "displace", displace);
        return desk.post("/v1/actors/" + office.actor(actor) + "/blocks", leave);
    }

    private Answer read(Answer appointment) {
        return desk.get("/v1/appointments/" + appointment.text("id")).expect(200);
    }

    private static List<String> lost(Answer appointment) {
        return appointment
                .body()
                .path("actors")
                .valueStream()
                .filter(actor -> actor.path("lost").asBoolean())
                .map(actor -> actor.path("role").asText())
                .toList();
    }

    private void assertNothingIsClaimedInVain() throws SQLException {
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void whoIsTakenAwayFromOneRoleIsTakenAwayFromAll() throws SQLException {
        var booked = book("drip", "09:00").expect(201);
        block("prescriber", "09:00", "09:30", true).expect(201);
        assertThat(lost(read(booked))).containsExactlyInAnyOrder("STARTS", "STAYS");
        book("talk", "09:45").expect(201);
        assertNothingIsClaimedInVain();
    }

    @Test
    void whoIsTakenAwayIsFreeForTheRestOfTheVisit() throws SQLException {
        var booked = book("visit", "09:00").expect(201);
        block("nurse", "09:50", "10:10", true).expect(201);
        assertThat(lost(read(booked))).containsExactly("NURSE");
        book("all-hands", "09:00").expect(201);
        assertNothingIsClaimedInVain();
    }

    @Test
    void whatIsOverIsInNobodysWay() throws SQLException {
        var came = book("visit", "09:00").expect(201);
        var unrecorded = book("visit", "10:30").expect(201);
        desk.ifMatch(0)
                .post("/v1/appointments/" + came.text("id") + "/arrival", Map.of())
                .expect(200);
        itIs("12:00");
        clock.advance(Duration.ofSeconds(40));
        var block = block("nurse", "08:00", "18:00", false).expect(201);
        assertThat(block.text("start")).isEqualTo(office.at("12:00"));
        assertThat(block.text("end")).isEqualTo(office.at("18:00"));
        for (var over : List.of(came, unrecorded)) {
            assertThat(lost(read(over))).isEmpty();
            assertThat(read(over).body().has("displacedAt")).isFalse();
        }
        assertNothingIsClaimedInVain();
    }

    @Test
    void onlyWhatIsStillToComeIsDisplaced() throws SQLException {
        book("visit", "09:00").expect(201);
        var next = book("visit", "13:00").expect(201);
        itIs("12:00");
        var block = block("nurse", "08:00", "18:00", true).expect(201);
        assertThat(block.body().path("displaced").findValuesAsText("id")).containsExactly(next.text("id"));
        assertNothingIsClaimedInVain();
    }

    @Test
    void ofWhatIsGoingOnTheRestIsInTheWay() throws SQLException {
        var booked = book("visit", "09:00").expect(201);
        itIs("09:46");
        block("prescriber", "09:00", "12:00", false).expect(201); // needed until 09:45
        var refused = block("nurse", "08:00", "12:00", false).expect(409);
        assertThat(refused.body().path("blockers").findValuesAsText("id")).containsExactly(booked.text("id"));
        block("nurse", "08:00", "12:00", true).expect(201);
        assertThat(lost(read(booked))).containsExactly("NURSE");
        assertNothingIsClaimedInVain();
    }
}
