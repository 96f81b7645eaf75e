package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.intake.DeskSample.at;
import static org.stillpoint.intake.DeskSample.attempt;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.security.Colleagues;
import org.stillpoint.security.Colleagues.Colleague;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;

/** Who works on a request. */
@QuarkusTest
class DeskTest {

    @Inject
    Colleagues colleagues;

    @Inject
    DeskSample sample;

    @Inject
    TestClock clock;

    private Office office;
    private Colleague one;
    private Colleague other;

    @BeforeEach
    void open() {
        office = Office.open();
        one = colleagues.with("FRONT_DESK");
        other = colleagues.with("FRONT_DESK");
    }

    @Test
    void whoTakesARequestHasItForHalfAnHour() {
        var id = sample.sent(office);
        var taken = one.wire().post(at(id, "assignment"), Map.of()).expect(200);
        assertThat(taken.text("account")).isEqualTo(one.account().toString());
        assertThat(Duration.between(
                        OffsetDateTime.parse(taken.text("takenAt")), OffsetDateTime.parse(taken.text("until"))))
                .isEqualTo(Duration.ofMinutes(30));
        var refused = other.wire().post(at(id, "assignment"), Map.of()).expect(409);
        assertThat(refused.problem()).isEqualTo("request-assigned");
        assertThat(refused.text("account")).isEqualTo(one.account().toString());
        assertThat(refused.text("until")).isEqualTo(taken.text("until"));
        clock.advance(Duration.ofMinutes(31));
        other.wire().post(at(id, "assignment"), Map.of()).expect(200);
        one.wire().post(at(id, "assignment"), Map.of()).expect(409);
    }

    @Test
    void whoHasTheVersionIsStillShownWhoWorksOnIt() {
        var id = sample.sent(office);
        var read = one.wire().get(Requests.PATH + "/" + id).expect(200);
        other.wire().post(at(id, "assignment"), Map.of()).expect(200);
        var again = one.wire()
                .with("If-None-Match", "\"" + read.text("version") + "\"")
                .get(Requests.PATH + "/" + id)
                .expect(200);
        assertThat(again.body().at("/file/request/desk/assignment/account").asText())
                .isEqualTo(other.account().toString());
    }

    @Test
    void whoHasItKeepsItForLonger() {
        var id = sample.sent(office);
        var first = one.wire().post(at(id, "assignment"), Map.of()).expect(200);
        clock.advance(Duration.ofMinutes(20));
        var again = one.wire().post(at(id, "assignment"), Map.of()).expect(200);
        assertThat(again.text("takenAt")).isEqualTo(first.text("takenAt"));
        clock.advance(Duration.ofMinutes(20));
        other.wire().post(at(id, "assignment"), Map.of()).expect(409);
    }

    @Test
    void whatIsGivenBackIsFreeForOthers() {
        var id = sample.sent(office);
        one.wire().post(at(id, "assignment"), Map.of()).expect(200);
        assertThat(other.wire().delete(at(id, "assignment")).expect(409).problem())
                .isEqualTo("request-assigned");
        one.wire().delete(at(id, "assignment")).expect(204);
        one.wire().delete(at(id, "assignment")).expect(204);
        other.wire().post(at(id, "assignment"), Map.of()).expect(200);
        colleagues.with("MANAGER").wire().delete(at(id, "assignment")).expect(204);
        one.wire().post(at(id, "assignment"), Map.of()).expect(200);
    }

    @Test
    void of64WhoWantOneRequestExactlyOneGetsIt() {
        var all = IntStream.range(0, 64)
                .mapToObj(n -> colleagues.with("FRONT_DESK").wire())
                .toList();
        for (int round = 0; round < 10; round++) {
            var id = sample.sent(office);
            var answers = Race.of(64, n -> () -> all.get(n).post(at(id, "assignment"), Map.of()));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 63));
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("request-assigned"));
        }
    }

    @Test
    void nobodyElseWorksOnItMeanwhile() {
        var id = sample.sent(office);
        one.wire().post(at(id, "assignment"), Map.of()).expect(200);
        assertThat(other.wire()
                        .post(at(id, "contact-attempts"), attempt("PHONE", "REACHED"))
                        .expect(409)
                        .problem())
                .isEqualTo("request-assigned");
        assertThat(other.wire()
                        .post(at(id, "triage"), Map.of("decision", "SPAM"))
                        .expect(409)
                        .problem())
                .isEqualTo("request-assigned");
        one.wire().post(at(id, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
    }

    @Test
    void whoHasOneRequestOfAPersonHasAllOfThem() {
        var id = sample.sent(office);
        var again = sample.again(sample.sent(office), id);
        one.wire().post(at(again, "assignment"), Map.of()).expect(200);
        other.wire().post(at(id, "assignment"), Map.of()).expect(409);
        other.wire().post(at(again, "assignment"), Map.of()).expect(409);
        one.wire().post(at(id, "assignment"), Map.of()).expect(200);
    }

    @Test
    void dangerWaitsForNobody() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        one.wire().post(at(id, "assignment"), Map.of()).expect(200);
        other.wire().post(at(id, "assignment"), Map.of()).expect(409);
        colleagues.with("NURSE").wire().post(at(id, "assignment"), Map.of()).expect(200);
        one.wire().post(at(id, "assignment"), Map.of()).expect(409);
        var calm = sample.sent(office);
        one.wire().post(at(calm, "assignment"), Map.of()).expect(200);
        colleagues.with("NURSE").wire().post(at(calm, "assignment"), Map.of()).expect(409);
    }

    @Test
    void whatIsClosedOrNotThereIsNotTaken() {
        var id = sample.sent(office);
        one.wire().post(at(id, "triage"), Map.of("decision", "SPAM")).expect(200);
        assertThat(one.wire().post(at(id, "assignment"), Map.of()).expect(409).problem())
                .isEqualTo("request-not-open");
        one.wire()
                .post(at(UUID.randomUUID().toString(), "assignment"), Map.of())
                .expect(404);
        one.wire().delete(at(UUID.randomUUID().toString(), "assignment")).expect(404);
    }
}
