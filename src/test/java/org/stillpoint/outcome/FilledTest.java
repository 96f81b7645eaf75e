package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stillpoint.outcome.InstrumentsTest.addingUpTo;
import static org.stillpoint.outcome.InstrumentsTest.instrument;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.InvalidRequest;

/** What can have been answered, and what it amounts to. */
class FilledTest {

    private static final Instrument GAD = instrument("GAD-7");
    private static final Instrument PHQ = instrument("PHQ-9");
    private static final Instrument SPIN = instrument("SPIN");

    private static List<String> pointers(Instrument instrument, String language, List<Integer> answers, Integer total) {
        var refused = catchThrowableOfType(InvalidRequest.class, () -> Filled.of(instrument, language, answers, total));
        assertThat(refused).isNotNull();
        return ((List<?>) refused.extras().get("errors"))
                .stream().map(error -> ((InvalidRequest.Error) error).pointer()).toList();
    }

    /** All zero but the last. */
    private static List<Integer> lastItem(Integer answer) {
        var answers = addingUpTo(PHQ, 0);
        answers.set(8, answer);
        return answers;
    }

    @Test
    void nothingIsImputed() {
        for (int left = 0; left < 7; left++) {
            var answers = addingUpTo(GAD, 21);
            answers.set(left, null);
            var filled = Filled.of(GAD, "en", answers, null);
            assertThat(filled.total()).isEmpty();
            assertThat(filled.answers()).contains(answers);
        }
    }

    @Test
    void everyItemCountsOnce() {
        for (int item = 0; item < 20; item++) {
            var answers = addingUpTo(instrument("PCL-5"), 0);
            answers.set(item, 4);
            assertThat(Filled.of(instrument("PCL-5"), "en", answers, null).total())
                    .contains(4);
        }
    }

    @Test
    void theLastItemOfThePhqTellsOfDangerFromOneOnAlsoWhereOthersWereLeftOut() {
        assertThat(Filled.of(PHQ, "en", lastItem(0), null).risk()).isFalse();
        assertThat(Filled.of(PHQ, "en", lastItem(null), null).risk()).isFalse();
        for (int answer = 1; answer <= 3; answer++) {
            assertThat(Filled.of(PHQ, "en", lastItem(answer), null).risk()).isTrue();
            var rest = Arrays.asList(null, null, null, null, null, null, null, null, answer);
            var partial = Filled.of(PHQ, "en", rest, null);
            assertThat(partial.risk()).isTrue();
            assertThat(partial.total()).isEmpty();
        }
        var allButTheLast = addingUpTo(PHQ, 24);
        assertThat(allButTheLast.getLast()).isZero();
        assertThat(Filled.of(PHQ, "en", allButTheLast, null).risk()).isFalse();
    }

    @Test
    void aTotalTellsOfDangerWhereTheInstrumentSaysFromWhichOnAndNowhereElse() {
        var severity = instrument("C-SSRS");
        for (int total = 0; total <= 5; total++) {
            assertThat(Filled.of(severity, null, null, total).risk()).isEqualTo(total >= 4);
        }
        assertThat(Filled.of(instrument("CADSS"), null, null, 92).risk()).isFalse();
    }

    @Test
    void wrongAnswersAreRefusedEachAtItsPlace() {
        assertThat(pointers(GAD, "en", null, null)).containsExactly("/answers");
        assertThat(pointers(GAD, "en", Collections.nCopies(6, 0), null)).containsExactly("/answers");
        assertThat(pointers(GAD, "en", Collections.nCopies(8, 0), null)).containsExactly("/answers");
        assertThat(pointers(GAD, "en", Collections.nCopies(7, null), null)).containsExactly("/answers");
        assertThat(pointers(GAD, "en", List.of(0, 4, 0, -1, 0, 0, 0), null))
                .containsExactly("/answers/1", "/answers/3");
        assertThat(pointers(GAD, "tlh", addingUpTo(GAD, 3), null)).containsExactly("/language");
        assertThat(pointers(GAD, "en", addingUpTo(GAD, 3), 3)).containsExactly("/total");
    }

    @Test
    void ofAnInstrumentWithoutATextOnlyATotalInItsRangeIsAccepted() {
        assertThat(Filled.of(SPIN, null, null, 0).total()).contains(0);
        assertThat(Filled.of(SPIN, null, null, 68).total()).contains(68);
        assertThat(pointers(SPIN, null, null, 69)).containsExactly("/total");
        assertThat(pointers(SPIN, null, null, -1)).containsExactly("/total");
        assertThat(pointers(SPIN, null, null, null)).containsExactly("/total");
        assertThat(pointers(SPIN, "en", List.of(1), 1)).containsExactly("/answers", "/language");
    }
}
