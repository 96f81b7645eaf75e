package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.intake.DeskSample.at;
import static org.stillpoint.intake.DeskSample.attempt;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Colleagues;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Overheard;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;

/** Somebody who may be in danger is not answered in time. */
@QuarkusTest
class LateCrisesTest {

    @Inject
    LateCrises crises;

    @Inject
    HeldBackTooLong heldBack;

    @Inject
    DeskSample sample;

    @Inject
    Colleagues colleagues;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private Overheard heard;
    private Office office;

    @BeforeEach
    void listen() {
        office = Office.open();
        // What other tests have left open would be late as soon as the clock is moved.
        database.update("update appointment_request set crisis_cleared_at = crisis_raised_at, crisis_cleared_by = id,"
                + " crisis_clearing_reason = 'none'"
                + " where crisis_raised_at is not null and crisis_cleared_at is null");
        heard = Overheard.from(LateCrises.class);
    }

    @AfterEach
    void stop() {
        heard.close();
    }

    private long told(String id) {
        return heard.told().stream().filter(line -> line.contains(id)).count();
    }

    private static double late() {
        return SignedIn.asManager()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("stillpoint_requests_crisis_late"))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    @Test
    void itIsToldOnceInTheLogByIdAndCountedUntilSomebodyHasSpokenWithThePerson() {
        crises.look();
        var before = late();
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        crises.look();
        assertThat(told(id)).isZero();
        assertThat(late()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(16));
        crises.look();
        crises.look();
        assertThat(told(id)).isEqualTo(1);
        assertThat(heard.told().toString()).doesNotContain("Ada");
        assertThat(late()).isEqualTo(before + 1);
        desk().post(at(id, "contact-attempts"), attempt("PHONE", "NO_ANSWER")).expect(200);
        crises.look();
        assertThat(late()).isEqualTo(before + 1);
        desk().post(at(id, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        crises.look();
        assertThat(late()).isEqualTo(before);
        assertThat(told(id)).isEqualTo(1);
    }

    private static double metric(String name) {
        return SignedIn.asManager()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    @Test
    void whatWasHeldBackAndNobodyHasLookedAtIsCountedAndToldOnce() {
        heldBack.look();
        try (var told = Overheard.from(HeldBackTooLong.class)) {
            var waiting = metric("stillpoint_requests_held_back");
            var late = metric("stillpoint_requests_held_back_late");
            var id = sample.heldBack(office);
            heldBack.look();
            assertThat(metric("stillpoint_requests_held_back")).isEqualTo(waiting + 1);
            assertThat(metric("stillpoint_requests_held_back_late")).isEqualTo(late);
            database.update(
                    "update appointment_request set received_at = received_at - interval '25 hours' where id = ?",
                    UUID.fromString(id));
            heldBack.look();
            heldBack.look();
            assertThat(metric("stillpoint_requests_held_back_late")).isEqualTo(late + 1);
            assertThat(told.lines()).hasSize(1);
            desk().post(at(id, "letting-through"), Map.of()).expect(200);
            heldBack.look();
            assertThat(metric("stillpoint_requests_held_back")).isEqualTo(waiting);
        }
    }

    @Test
    void whatAClinicianHasClearedIsNotLate() {
        crises.look();
        var before = late();
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        colleagues
                .with("NURSE")
                .wire()
                .post(at(id, "crisis-clearing"), Map.of("reason", "Safe"))
                .expect(200);
        clock.advance(Duration.ofMinutes(16));
        crises.look();
        assertThat(told(id)).isZero();
        assertThat(late()).isEqualTo(before);
    }

    @Test
    void anotherFlagIsToldAnew() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        clock.advance(Duration.ofMinutes(16));
        crises.look();
        sample.inDanger(id, clock.instant().plus(Duration.ofMinutes(15)));
        clock.advance(Duration.ofMinutes(16));
        crises.look();
        assertThat(told(id)).isEqualTo(2);
    }
}
