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
        nurse.take(
                1, 10,
                14); // only lane 0 is free for the first stretch; lane 1 is free just as long as the second one takes
        nurse.take(1, 22, 30);
        var spans = LaneChoice.of(nurse, 10, List.of(stretch(1, 0, 6), stretch(1, 6, 12)))
                .orElseThrow();
        assertThat(lanes(spans)).containsExactly(0, 0);
    }

    @Test
    void theShortestGapThatHoldsTheStretchIsTaken() {
        var nurse = schedule("nurse", 3);
        nurse.take(1, 0, 8); // free from 8 to 18
        nurse.take(1, 18, 30);
        nurse.take(2, 0, 10); // free from 10 on
        assertThat(lanes(LaneChoice.of(nurse, 10, List.of(stretch(1, 0, 6))).orElseThrow()))
                .containsExactly(1);
    }

    @Test
    void visitsOneAfterTheOtherLeaveTheOtherLanesWhole() {
        var nurse = schedule("nurse", 2);
        nurse.take(0, 10, 19);
        nurse.take(0, 34, 43);
        // Three cells before it and three after it are too short for another of its length.
        assertThat(lanes(LaneChoice.of(nurse, 22, List.of(stretch(1, 0, 9))).orElseThrow()))
                .containsExactly(0);
    }

    @Test
    void ofLanesThatAreAlikeTheLowestIsTaken() {
        var nurse = schedule("nurse", 3);
        nurse.take(0, 10, 12);
        assertThat(lanes(LaneChoice.of(nurse, 10, List.of(stretch(1, 0, 6))).orElseThrow()))
                .containsExactly(1);
    }

    @Test
    void aStretchChangesLanesWhereNoneIsFreeForAllOfIt() {
        var nurse = schedule("nurse", 2);
        nurse.take(0, 10, 13);
        nurse.take(1, 13, 16);
        var stretch = stretch(1, 0, 6);
        assertThat(LaneChoice.of(nurse, 10, List.of(stretch)).orElseThrow())
                .containsExactly(new LaneSpan(stretch, 1, 10, 13), new LaneSpan(stretch, 0, 13, 16));
        nurse.take(1, 12, 13);
        assertThat(LaneChoice.of(nurse, 10, List.of(stretch))).isEmpty();
    }

    @Test
    void aStretchChangesLanesAsSeldomAsItCan() {
        var nurse = schedule("nurse", 3);
        nurse.take(0, 12, 16);
        nurse.take(1, 15, 16);
        nurse.take(2, 10, 12);
        var stretch = stretch(1, 0, 6);
        assertThat(LaneChoice.of(nurse, 10, List.of(stretch)).orElseThrow())
                .containsExactly(new LaneSpan(stretch, 1, 10, 15), new LaneSpan(stretch, 2, 15, 16));
    }

    @Test
    void whatChangesLanesLeavesWholeOnesToTheOthers() {
        var nurse = schedule("nurse", 3);
        nurse.take(0, 13, 16);
        nurse.take(1, 10, 13);
        var first = stretch(2, 0, 6); // one on lane 2, the other on what is left of lanes 0 and 1
        assertThat(LaneChoice.of(nurse, 10, List.of(first)).orElseThrow())
                .containsExactlyInAnyOrder(
                        new LaneSpan(first, 2, 10, 16), new LaneSpan(first, 0, 10, 13), new LaneSpan(first, 1, 13, 16));
    }

    @Test
    void theTighterLaneIsTakenFirstSoThatTheOtherIsLeft() {
        var nurse = schedule("nurse", 2);
        nurse.take(1, 16, 20);
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
