package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.security.AuditedCall.byKey;
import static org.stillpoint.testsupport.Operations.Call.at;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillpoint.security.AuditedCall.Prepared;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/**
 * Every operation for which a personal key is needed, on one's own row and on others'. With {@link RoleMatrixTest}, which knows
 * who gets through at all, this is who sees and does what to whom: staff see everybody, others what their key opens.
 */
@QuarkusTest
class OwnRowsTest {

    private static final List<Line> LINES = Stream.of(
                    byKeys(KeyKind.APPOINTMENT_REQUEST, AuditedRequestCalls.ALL),
                    byKeys(KeyKind.FOLLOW_UP, AuditedAnswerCalls.ALL),
                    Stream.of(
                            line(
                                    KeyKind.PATIENT,
                                    byKey(
                                            "readFollowUpSchedule",
                                            "",
                                            AuditedAnswerCalls::patient,
                                            own -> at(own.text("id")))),
                            line(
                                    KeyKind.APPOINTMENT_REQUEST,
                                    byKey("readAppointmentRequest", "", Requests::sent, own -> at(own.text("id")))),
                            line(KeyKind.HOLD, byKey("readHold", "", OwnRowsTest::held, own -> at(own.text("id")))),
                            line(KeyKind.HOLD, byKey("releaseHold", "", OwnRowsTest::held, own -> at(own.text("id")))),
                            line(
                                    KeyKind.PATIENT,
                                    byKey("listAppointments", "", AuditedAnswerCalls::patient, own -> at().asking(
                                                    "patient=" + own.text("id")))),
                            line(
                                    KeyKind.APPOINTMENT,
                                    byKey("readAppointment", "", OwnRowsTest::booked, own -> at(own.text("id")))),
                            line(
                                    KeyKind.APPOINTMENT,
                                    byKey("rescheduleAppointment", "", OwnRowsTest::booked, own -> at(own.text("id"))
                                            .ifMatch(0)
                                            .sending(Map.of("start", own.text("start"))))),
                            line(
                                    KeyKind.APPOINTMENT,
                                    byKey("cancelAppointment", "", OwnRowsTest::booked, own -> at(own.text("id"))
                                            .ifMatch(0)
                                            .sending(Map.of("reason", "PATIENT"))))))
            .flatMap(Function.identity())
            .toList();

    private static Stream<Line> byKeys(KeyKind kind, List<AuditedCall> calls) {
        return calls.stream().filter(AuditedCall::isByKey).map(call -> new Line(kind, call));
    }

    record Line(KeyKind kind, AuditedCall call) {
        @Override
        public String toString() {
            return call.toString();
        }
    }

    private static Line line(KeyKind kind, AuditedCall call) {
        return new Line(kind, call);
    }

    static List<Line> lines() {
        return LINES;
    }

    private static Answer held() {
        return Office.open().hold(Office.visitor(), "visit", "09:00").expect(201);
    }

    private static Answer booked() {
        return Office.visitor()
                .post("/v1/appointments", Office.confirmation(held()))
                .expect(201);
    }

    @Inject
    PersonalKeys keys;

    @Inject
    TestClock clock;

    @Test
    void everyOperationThatNeedsAKeyHasALine() {
        var needed = Operations.served().entrySet().stream()
                .filter(each -> each.getValue().needsKey())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(LINES).extracting(each -> each.call().operation()).containsExactlyInAnyOrderElementsOf(needed);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aKeyOpensItsOwnRowOnly(Line line) {
        var mine = line.call().preparation().get();
        var theirs = line.call().preparation().get();
        var key = mine.own().text("key");
        assertThat(send(line, key, theirs)).as("another's row").isEqualTo(404);
        assertThat(send(line, theirs.own().text("key"), mine))
                .as("another's key")
                .isEqualTo(404);
        Arrays.stream(KeyKind.values()).filter(kind -> kind != line.kind()).forEach(kind -> assertThat(
                        send(line, issued(kind, mine.subject()), mine))
                .as("a %s key for the same id", kind)
                // A patient's key opens visits, and this is not one of such a patient.
                .isEqualTo(line.kind() == KeyKind.APPOINTMENT && kind == KeyKind.PATIENT ? 404 : 403));
        assertThat(send(line, key + "x", mine)).as("a made-up key").isEqualTo(401);
        // Nothing of all that has changed anything: both are as they were.
        assertThat(send(line, key, mine)).as("one's own row").isBetween(200, 299);
        assertThat(send(line, theirs.own().text("key"), theirs))
                .as("their own row")
                .isBetween(200, 299);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aKeyThatIsRevokedOrOverOpensNothing(Line line) {
        var mine = line.call().preparation().get();
        var revoked = issued(line.kind(), mine.subject());
        keys.revoke(line.kind(), mine.subject());
        assertThat(send(line, revoked, mine)).as("revoked").isEqualTo(401);
        var over = issued(line.kind(), mine.subject());
        clock.advance(Duration.ofHours(2));
        assertThat(send(line, over, mine)).as("over").isEqualTo(401);
    }

    private String issued(KeyKind kind, UUID row) {
        return keys.issue(kind, row, clock.instant().plus(Duration.ofHours(1)));
    }

    private static int send(Line line, String key, Prepared prepared) {
        return Operations.served()
                .get(line.call().operation())
                .send(Wire.here().as(key), prepared.call())
                .status();
    }
}
