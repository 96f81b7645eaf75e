package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.EndangeredSample.roomOf;
import static org.stillpoint.session.EndangeredSample.start;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stillpoint.testsupport.NoDeadlocks;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Wire.Answer;

/** Who begins a session, and who changes the visit at that moment: nobody waits for somebody who waits for them. */
@QuarkusTest
@ExtendWith(NoDeadlocks.class)
class BeginningTest {

    private static final int ROUNDS = 9;
    private static final int AT_ONCE = 3;
    private static final Duration WHOLE_VISIT = Duration.ofMinutes(185);

    private static Callable<Answer> change(SessionSample visit, String verb, Map<String, Object> body) {
        return () -> desk().ifMatch(0).post("/v1/appointments/" + visit.appointment() + "/" + verb, body);
    }

    private static Callable<Answer> block(SessionSample visit) {
        var room = roomOf(visit);
        var from = start(visit);
        var block = Map.of(
                "start",
                visit.place().at(from),
                "end",
                visit.place().at(from.plus(Duration.ofMinutes(5))),
                "kind",
                "MAINTENANCE",
                "displace",
                true);
        return () -> desk().post("/v1/actors/" + room + "/blocks", block);
    }

    private static Callable<Answer> move(SessionSample visit) {
        var later = start(visit).plus(Duration.ofMinutes(5));
        return change(visit, "rescheduling", Map.of("start", visit.place().at(later)));
    }

    private static List<SessionSample> visits() {
        var visits = new ArrayList<>(List.of(SessionSample.infusion().booked()));
        var first = start(visits.getFirst());
        while (visits.size() < ROUNDS) {
            var others = WHOLE_VISIT.multipliedBy(visits.size() / AT_ONCE);
            visits.add(visits.getFirst().another().booked(first.plus(others)));
        }
        return visits;
    }

    private static void race(
            Function<SessionSample, Callable<Answer>> other, List<Integer> begun, List<Integer> changed) {
        for (var visit : visits()) {
            var change = other.apply(visit);
            var answers = Race.between(visit::begin, change);
            assertThat(answers.getFirst().status()).isIn(begun);
            assertThat(answers.getLast().status()).isIn(changed);
        }
    }

    @Test
    void aBlockAndTheBeginningOfWhatItDisplacesDoNotWaitInACircle() {
        race(BeginningTest::block, List.of(201), List.of(201));
    }

    @Test
    void aCancellationAndTheBeginningDoNotWaitInACircle() {
        race(
                visit -> change(visit, "cancellation", Map.of("reason", "PATIENT")),
                List.of(201, 409),
                List.of(200, 409, 412));
    }

    @Test
    void aMoveAndTheBeginningDoNotWaitInACircle() {
        race(BeginningTest::move, List.of(201), List.of(200, 409, 412));
    }
}
