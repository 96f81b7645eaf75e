package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClinicSample;

class DayLocksTest {

    private static final Site HERE = ClinicSample.in("America/New_York").site();
    private static final Site THERE = ClinicSample.in("America/New_York").site();

    private static DayLocks locks(Site site, String start, Duration length) {
        return DayLocks.of(site, TimeSlot.of(Instant.parse(start), length));
    }

    @Test
    void oneForEachLocalDateThatIsTouched() {
        // 23:00 to 01:00 in New York.
        assertThat(locks(HERE, "2026-12-02T04:00:00Z", Duration.ofHours(2)).keys())
                .hasSize(2);
        // Until midnight exactly: the next day is not touched.
        assertThat(locks(HERE, "2026-12-02T04:00:00Z", Duration.ofHours(1)).keys())
                .hasSize(1);
    }

    @Test
    void aroundASlotAreTheDaysOfWhateverMeetsIt() {
        // 23:00 to midnight in New York; visits of a day that end, or begin, within it.
        var evening = TimeSlot.of(Instant.parse("2026-12-02T04:00:00Z"), Duration.ofHours(1));
        var visit = Duration.ofDays(1);
        assertThat(DayLocks.around(HERE, evening).keys())
                .contains(locks(HERE, "2026-12-01T04:05:00Z", visit).keys())
                .contains(locks(HERE, "2026-12-02T04:55:00Z", visit).keys())
                .hasSize(3);
    }

    @Test
    void theSameDayIsTheSameLockWhateverTheTime() {
        assertThat(locks(HERE, "2026-12-01T15:00:00Z", Duration.ofHours(1)).keys())
                .containsExactly(
                        locks(HERE, "2026-12-02T04:00:00Z", Duration.ofHours(1)).keys());
    }

    @Test
    void otherSitesAndOtherDaysDoNotWait() {
        var here = locks(HERE, "2026-12-01T15:00:00Z", Duration.ofHours(1)).keys()[0];
        assertThat(locks(THERE, "2026-12-01T15:00:00Z", Duration.ofHours(1)).keys())
                .doesNotContain(here);
        assertThat(locks(HERE, "2026-12-02T15:00:00Z", Duration.ofHours(1)).keys())
                .doesNotContain(here);
    }

    @Test
    void areTakenInOneOrderWhoeverAsks() {
        var here = locks(HERE, "2026-12-01T15:00:00Z", Duration.ofDays(5));
        var there = locks(THERE, "2026-12-03T15:00:00Z", Duration.ofDays(5));
        var sorted = here.and(there).keys().clone();
        Arrays.sort(sorted);
        assertThat(here.and(there).keys()).containsExactly(sorted);
        assertThat(there.and(here).keys()).containsExactly(sorted);
    }

    @Test
    void noneIsTakenTwice() {
        var here = locks(HERE, "2026-12-01T15:00:00Z", Duration.ofDays(2));
        assertThat(here.and(here).keys()).containsExactly(here.keys());
    }
}
