package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.availability.EngineSample.schedule;
import static org.stillpoint.availability.EngineSample.stretch;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.LaneChoice.LaneSpan;

class LaneChoiceTest {

    private static List<Integer> lanes(List<LaneSpan> spans) {
        return spans.stream().map(LaneSpan::lane).toList();
    }

    @Test
    void stretchesThatFollowOneAnotherStayOnOneLane() {
        var spans = LaneChoice.of(schedule("nurse", 3), 10, List.of(stretch(1, 0, 6), stretch(1, 6, 12)));
        assertThat(lanes(spans.orElseThrow())).containsExactly(0, 0);
    }

    @Test
    void stretchesThatOverlapGetDifferentLanes() {
        var spans = LaneChoice.of(schedule("nurse", 2), 10, List.of(stretch(1, 0, 6), stretch(1, 5, 12)));
        assertThat(lanes(spans.orElseThrow())).doesNotHaveDuplicates();
        assertThat(LaneChoice.of(schedule("nurse", 1), 10, List.of(stretch(1, 0, 6), stretch(1, 5, 12))))
                .isEmpty();
    }

    @Test
    void aLaneThatWasUsedIsKeptEvenIfAnotherFitsTighter() {
        var nurse = schedule("nurse", 2);
        nurse.take(0, 24, 30); // on lane 0 the second stretch strands two cells, on lane 1 none
        nurse.take(1, 22, 30);
        var spans = LaneChoice.of(nurse, 10, List.of(stretch(1, 0, 6), stretch(1, 6, 12)))
                .orElseThrow();
        assertThat(lanes(spans)).containsExactly(0, 0);
    }

    @Test
    void theLaneWithTheFewestStrandedCellsIsTaken() {
        var nurse = schedule("nurse", 2);
        nurse.take(0, 18, 30); // a visit until 16 leaves two cells before it that nobody can use
        nurse.take(1, 16, 30);
        assertThat(lanes(LaneChoice.of(nurse, 10, List.of(stretch(1, 0, 6))).orElseThrow()))
                .containsExactly(1);
    }

    @Test
    void aStretchNeedsLanesThatAreFreeForTheWholeOfIt() {
        var nurse = schedule("nurse", 2);
        nurse.take(0, 10, 13);
        nurse.take(1, 13, 16);
        assertThat(LaneChoice.of(nurse, 10, List.of(stretch(1, 0, 6)))).isEmpty();
        assertThat(LaneChoice.of(nurse, 10, List.of(stretch(1, 0, 3), stretch(1, 3, 6))))
                .isPresent();
    }

    @Test
    void goesBackOnAChoiceThatLeadsNowhere() {
        var nurse = schedule("nurse", 2);
        nurse.take(1, 16, 20); // only lane 0 is left for the second stretch, so the first must not take it alone
        var spans = LaneChoice.of(nurse, 10, List.of(stretch(1, 0, 6), stretch(1, 4, 10)))
                .orElseThrow();
        assertThat(lanes(spans)).containsExactly(1, 0);
    }

    @Test
    void aStretchOfSeveralLanesTakesEachOnce() {
        var spans = LaneChoice.of(schedule("nurse", 4), 0, List.of(stretch(3, 0, 4)));
        assertThat(lanes(spans.orElseThrow())).hasSize(3).doesNotHaveDuplicates();
        assertThat(LaneChoice.of(schedule("nurse", 2), 0, List.of(stretch(3, 0, 4))))
                .isEmpty();
    }
}
