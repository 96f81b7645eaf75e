package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.GateEvidence;
import org.stillpoint.patient.GateMoment;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateState;
import org.stillpoint.patient.Gates;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.TestClock;

/** Nobody is given a first dose before something is measured. */
@QuarkusTest
class BaselineGateTest {

    @Inject
    Gates gates;

    @Inject
    ToldHistory history;

    @Inject
    TestClock clock;

    private Instant now;
    private Answering somebody;

    @BeforeEach
    void newPatient() {
        now = clock.instant();
        somebody = Answering.ofSomebody();
    }

    private GateQuestion question() {
        var site = ClinicSample.in("America/New_York").site();
        return new GateQuestion(somebody.id(), Route.IV_KETAMINE, site, now, now.plusSeconds(60));
    }

    private Optional<GateState> gate() {
        return gate(question());
    }

    private Optional<GateState> gate(GateQuestion question) {
        return gates.states(question).stream()
                .filter(state -> state.code().equals("BASELINE_RECORDED"))
                .findFirst();
    }

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days));
    }

    @Test
    void isMissingUntilAnyInstrumentIsAnsweredCompletely() {
        assertThat(gate().orElseThrow().state()).isEqualTo(GateState.State.MISSING);
        assertThat(gate().orElseThrow().overridable()).isTrue();
        assertThat(gate().orElseThrow().when()).containsExactly(GateMoment.DAY);
        somebody.answers("GAD-7", Arrays.asList(1, 1, 1, null, 1, 1, 1)).expect(201);
        assertThat(gate().orElseThrow().holds()).isFalse();
        var answered = somebody.total("PCL-5", 40).expect(201);
        assertThat(gate().orElseThrow().state()).isEqualTo(GateState.State.MET);
        assertThat(gate().orElseThrow().evidence())
                .extracting(GateEvidence::id)
                .containsExactly(UUID.fromString(answered.text("id")));
        somebody.correct(answered, Map.of("withdrawn", true)).expect(201);
        assertThat(gate().orElseThrow().holds()).isFalse();
    }

    @Test
    void whatIsKnownOfAMomentIsNeitherWithdrawnNorAnsweredAfterIt() {
        var answered = somebody.total("PCL-5", 40).expect(201);
        clock.advance(Duration.ofMinutes(5));
        somebody.correct(answered, Map.of("withdrawn", true)).expect(201);
        clock.advance(Duration.ofMinutes(5));
        assertThat(gate().orElseThrow().holds()).isFalse();
        assertThat(known(ago(0).plusSeconds(240)).holds()).isTrue();
        assertThat(known(ago(0).plusSeconds(360)).holds()).isFalse();
        somebody.total("GAD-7", 12).expect(201);
        assertThat(known(ago(0).plusSeconds(360)).holds()).isFalse();
        assertThat(gate().orElseThrow().holds()).isTrue();
    }

    @Test
    void whatWasMadeCompleteAfterAMomentWasNotKnownAtIt() {
        var answered =
                somebody.answers("GAD-7", Arrays.asList(1, 1, 1, null, 1, 1, 1)).expect(201);
        clock.advance(Duration.ofMinutes(5));
        somebody.correct(answered, Map.of("answers", Arrays.asList(1, 1, 1, 1, 1, 1, 1)))
                .expect(201);
        clock.advance(Duration.ofMinutes(5));
        assertThat(gate().orElseThrow().holds()).isTrue();
        assertThat(known(ago(0).plusSeconds(240)).holds()).isFalse();
        assertThat(known(ago(0).plusSeconds(360)).holds()).isTrue();
    }

    private GateState known(Instant moment) {
        return gate(question().asKnownAt(moment)).orElseThrow();
    }

    @Test
    void whatIsMeasuredUnderADoseOrOfDangerIsNoBaseline() {
        somebody.send(Map.of("instrument", "CADSS", "total", 4)).expect(201);
        somebody.send(Map.of("instrument", "C-SSRS", "total", 0)).expect(201);
        assertThat(gate().orElseThrow().holds()).isFalse();
    }

    @Test
    void isNotAskedAnyMoreOnceACourseHasItsFirstDose() {
        history.course(somebody.id(), ago(10));
        assertThat(gate().orElseThrow().holds()).isFalse();
        history.course(somebody.id(), ago(9), ago(8));
        somebody = Answering.ofSomebody();
        history.course(somebody.id(), ago(10), ago(8));
        assertThat(gate()).isEmpty();
    }

    @Test
    void isNotAskedOfWhoWasGivenSomethingWithoutACourse() {
        history.dosed(somebody.id(), ago(8));
        assertThat(gate()).isEmpty();
    }

    /** Asked at the end of one course, nobody can be asked again so soon at the beginning of the next. */
    @Test
    void whatWasAnsweredInTheCourseBeforeCountsForAsLongAsItSaysHowTheNextOneBegins() {
        history.endedCourse(somebody.id(), ago(90), ago(3), ago(80));
        somebody.total("GAD-7", 12, ago(61)).expect(201);
        history.course(somebody.id(), ago(2));
        assertThat(gate().orElseThrow().holds()).isFalse();
        somebody.total("GAD-7", 12, ago(5)).expect(201);
        assertThat(gate().orElseThrow().holds()).isTrue();
        assertThat(somebody.total("GAD-7", 12, ago(0)).problem()).isEqualTo("asked-too-soon");
    }

    @Test
    void aNewCourseNeedsAnswersThatDoNotOnlySayHowTheOneBeforeWas() {
        history.endedCourse(somebody.id(), ago(90), ago(30), ago(80));
        somebody.total("GAD-7", 12, ago(85)).expect(201);
        history.course(somebody.id(), ago(5));
        assertThat(gate().orElseThrow().holds()).isFalse();
        somebody.total("GAD-7", 12, ago(4)).expect(201);
        assertThat(gate().orElseThrow().holds()).isTrue();
    }
}
