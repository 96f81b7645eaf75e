package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Colleagues;
import org.stillpoint.security.Roles;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** A patient cries for help with a cancellation that has to be refused. */
@QuarkusTest
class CancelledInDangerTest {

    @Inject
    Database database;

    @Inject
    Colleagues colleagues;

    @Inject
    TestClock clock;

    private Office twoDaysBeforeTheVisit() {
        var office = Office.open();
        clock.set(OffsetDateTime.parse(office.at(office.day().minusDays(2), "08:00"))
                .toInstant());
        return office;
    }

    private static Answer bookedFromOutside(Office office) {
        var hold = office.hold(Office.visitor(), "visit", "09:00").expect(201);
        return Office.visitor()
                .post("/v1/appointments", Office.confirmation(hold))
                .expect(201);
    }

    private static Answer cancel(Answer booked, long version, Map<String, Object> why) {
        return Office.visitor()
                .as(booked.text("key"))
                .ifMatch(version)
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", why);
    }

    private String patientOf(Answer booked) {
        return database.first(
                        "select patient_id from appointment where id = ?",
                        row -> row.getString(1),
                        UUID.fromString(booked.text("id")))
                .orElseThrow();
    }

    private int flags(Answer booked) {
        return database.list(
                        "select 1 from crisis_flag where patient_id = ? and ended_at is null",
                        row -> 1,
                        UUID.fromString(patientOf(booked)))
                .size();
    }

    private void assertHeard(Answer booked) {
        assertThat(flags(booked)).isEqualTo(1);
        assertThat(database.list(
                        "select 1 from follow_up where patient_id = ? and code = 'RISK' and status = 'OPEN'",
                        row -> 1,
                        UUID.fromString(patientOf(booked))))
                .hasSize(1);
    }

    private static void assertRefused(Answer refused, int status, String problem) {
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
    }

    @Test
    void aCancellationThatComesTooLateIsHeardAllTheSame() {
        var office = twoDaysBeforeTheVisit();
        var booked = bookedFromOutside(office);
        clock.advance(Duration.ofHours(28)); // the visit is tomorrow at nine, the notice a day
        var refused = cancel(booked, 0, Map.of("reason", "CRISIS", "note", "I want to die"));
        assertRefused(refused, 422, "notice-too-short");
        assertThat(refused.body().path("noticeHours").asInt()).isEqualTo(24);
        assertHeard(booked);
        assertRefused(cancel(booked, 0, Map.of("reason", "OTHER", "note", "I want to die")), 422, "notice-too-short");
        assertHeard(booked);
        var kept = Office.visitor()
                .as(booked.text("key"))
                .get("/v1/appointments/" + booked.text("id"))
                .expect(200);
        assertThat(kept.text("status")).isEqualTo("BOOKED");
        assertThat(kept.body().path("version").asLong()).isZero();
    }

    private Answer openRisk(Answer booked) {
        var id = database.first(
                        "select id from follow_up where patient_id = ? and code = 'RISK' and status = 'OPEN'",
                        row -> row.getString(1),
                        UUID.fromString(patientOf(booked)))
                .orElseThrow();
        return colleagues.with(Roles.NURSE).wire().get("/v1/follow-ups/" + id).expect(200);
    }

    private Answer seeTo(Answer risk) {
        return colleagues
                .with(Roles.NURSE)
                .wire()
                .ifMatch(risk.body().path("version").asLong())
                .post(
                        "/v1/follow-ups/" + risk.text("id") + "/completion",
                        Map.of("outcome", "DONE", "result", "made-up finding 4711"));
    }

    @Test
    void whoCriesAgainAfterSomebodyHasCalledIsCalledAgain() {
        var booked = bookedFromOutside(twoDaysBeforeTheVisit());
        clock.advance(Duration.ofHours(28));
        cancel(booked, 0, Map.of("reason", "CRISIS", "note", "I want to die")).expect(422);
        clock.advance(Duration.ofMinutes(20));
        seeTo(openRisk(booked)).expect(200);
        clock.advance(Duration.ofHours(4));
        cancel(booked, 0, Map.of("reason", "CRISIS", "note", "tonight I will do it"))
                .expect(422);
        assertHeard(booked);
        assertThat(OffsetDateTime.parse(openRisk(booked).body().at("/why/since").asText()))
                .isEqualTo(clock.instant().atOffset(ZoneOffset.UTC));
        cancel(booked, 0, Map.of("reason", "CRISIS")).expect(422);
        assertHeard(booked);
    }

    @Test
    void whoCallsLearnsOfACryThatComesMeanwhile() {
        var booked = bookedFromOutside(twoDaysBeforeTheVisit());
        clock.advance(Duration.ofHours(28));
        cancel(booked, 0, Map.of("reason", "CRISIS")).expect(422);
        var read = openRisk(booked);
        clock.advance(Duration.ofMinutes(5));
        cancel(booked, 0, Map.of("reason", "CRISIS")).expect(422);
        seeTo(read).expect(412);
        assertHeard(booked);
        seeTo(openRisk(booked)).expect(200);
    }

    @Test
    void whoDoesNotTellOfDangerLeavesNothingWithARefusal() {
        var booked = bookedFromOutside(twoDaysBeforeTheVisit());
        clock.advance(Duration.ofHours(28));
        assertRefused(cancel(booked, 0, Map.of("reason", "TRANSPORT", "note", "no bus")), 422, "notice-too-short");
        assertThat(flags(booked)).isZero();
    }

    @Test
    void aCryForHelpIsNotLostToAVersionThatIsOld() {
        var booked = bookedFromOutside(Office.open());
        assertRefused(cancel(booked, 7, Map.of("reason", "CRISIS")), 412, "stale-version");
        assertHeard(booked);
    }

    /** As a proxy makes of a tag when it packs an answer, what is no tag, and none. */
    @ParameterizedTest
    @CsvSource({"W/\"0\",412,stale-version", "*,400,invalid-request", "'',428,if-match-required"})
    void norToATagThatProvesNoVersion(String tag, int status, String problem) {
        var booked = bookedFromOutside(Office.open());
        assertRefused(
                Office.visitor()
                        .as(booked.text("key"))
                        .with("If-Match", tag)
                        .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "CRISIS")),
                status,
                problem);
        assertHeard(booked);
    }

    @Test
    void norToAVisitThatIsCancelledAlready() {
        var booked = bookedFromOutside(Office.open());
        cancel(booked, 0, Map.of("reason", "PATIENT")).expect(200);
        assertRefused(
                cancel(booked, 1, Map.of("reason", "OTHER", "note", "I want to die")), 409, "appointment-not-open");
        assertHeard(booked);
    }

    @Test
    void norToALimit() {
        var office = Office.open();
        var booked = bookedFromOutside(office);
        var me = Office.visitor().as(booked.text("key"));
        for (int n = 0; n < 30; n++) {
            me.ifMatch(n)
                    .post(
                            "/v1/appointments/" + booked.text("id") + "/rescheduling",
                            Map.of("start", office.at(n % 2 == 0 ? "11:00" : "13:00")))
                    .expect(200);
        }
        var cancellation = "/v1/appointments/" + booked.text("id") + "/cancellation";
        assertRefused(me.ifMatch(30).post(cancellation, Map.of("reason", "OTHER")), 429, "too-many-requests");
        assertThat(flags(booked)).isZero();
        assertRefused(me.ifMatch(30).post(cancellation, Map.of("reason", "CRISIS")), 429, "too-many-requests");
        assertHeard(booked);
    }

    @Test
    void somebodyElsesVisitTellsNobodyAnything() {
        var booked = bookedFromOutside(Office.open());
        var other = bookedFromOutside(Office.open());
        Office.visitor()
                .as(other.text("key"))
                .ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "CRISIS"))
                .expect(404);
        assertThat(flags(booked)).isZero();
    }
}
