package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.TimeSlot;

class GridTest {

    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");
    private static final Grid GRID = Grid.over(new TimeSlot(NINE, NINE.plusSeconds(3600)));

    @Test
    void coversItsWindowInWholeWordsCountedFromTheEpoch() {
        assertThat(GRID.firstCell() % 64).isZero();
        assertThat(GRID.cells() % 64).isZero();
        assertThat(GRID.slot().start()).isBeforeOrEqualTo(NINE);
        assertThat(GRID.slot().end()).isAfterOrEqualTo(NINE.plusSeconds(3600));
    }

    @Test
    void aMomentBetweenTwoCellsHasOneBeforeAndOneAfter() {
        var between = NINE.plusSeconds(299);
        assertThat(GRID.instant(GRID.floor(between))).isEqualTo(NINE);
        assertThat(GRID.instant(GRID.ceiling(between))).isEqualTo(NINE.plusSeconds(300));
        assertThat(GRID.floor(NINE)).isEqualTo(GRID.ceiling(NINE));
        assertThat(GRID.ceiling(NINE.plusNanos(1))).isEqualTo(GRID.ceiling(NINE) + 1);
    }

    @Test
    void onlyWholeFiveMinutesAreOnACell() {
        assertThat(Grid.isOnCell(NINE)).isTrue();
        assertThat(Grid.isOnCell(NINE.plusSeconds(60))).isFalse();
        assertThat(Grid.isOnCell(NINE.plusNanos(1))).isFalse();
    }

    @Test
    void momentsBeforeTheEpochCountDownwards() {
        var before = Instant.parse("1969-12-31T23:59:00Z");
        assertThat(Grid.instantOf(Grid.cellAtOrBefore(before))).isEqualTo(Instant.parse("1969-12-31T23:55:00Z"));
        assertThat(Grid.instantOf(Grid.cellAtOrAfter(before))).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whatLiesOutsideIsClippedToJustOutside() {
        assertThat(GRID.floor(Instant.parse("1990-01-01T00:00:00Z"))).isEqualTo(-1);
        assertThat(GRID.floor(Instant.parse("2190-01-01T00:00:00Z"))).isEqualTo(GRID.cells() + 1);
    }
}
