package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClinicSample;

class BlockedLanesTest {

    private static List<ClaimRow> rows(String zone, int lanes, String from, String to) {
        var sample = ClinicSample.in(zone).practitioner("nurse", lanes, "NURSE");
        var slot = new TimeSlot(midnight(from, zone), midnight(to, zone));
        return BlockedLanes.of(sample.actor("nurse"), sample.site(), slot);
    }

    private static java.time.Instant midnight(String date, String zone) {
        return LocalDate.parse(date).atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-07, 2026-03-10, 71",
        "America/New_York, 2026-10-31, 2026-11-03, 73",
        "Europe/Berlin, 2026-10-24, 2026-10-27, 73",
        "Australia/Lord_Howe, 2026-04-04, 2026-04-07, 72",
        "Pacific/Apia, 2011-12-29, 2012-01-01, 48",
        "Antarctica/Troll, 2026-10-24, 2026-10-27, 74"
    })
    void aBlockCoversEveryMomentOnceAndNoPieceIsLongerThanAClaimMayBe(String zone, String from, String to, long hours) {
        var rows = rows(zone, 1, from, to);
        assertThat(rows.getFirst().during().start()).isEqualTo(midnight(from, zone));
        assertThat(rows.getLast().during().end()).isEqualTo(midnight(to, zone));
        for (int row = 1; row < rows.size(); row++) {
            assertThat(rows.get(row).during().start())
                    .isEqualTo(rows.get(row - 1).during().end());
        }
        assertThat(rows).allSatisfy(row -> assertThat(row.during().length()).isLessThanOrEqualTo(Duration.ofHours(25)));
        assertThat(Duration.between(midnight(from, zone), midnight(to, zone)).toHours())
                .isEqualTo(hours);
    }

    @Test
    void allLanesAreTaken() {
        assertThat(rows("UTC", 3, "2026-12-01", "2026-12-02"))
                .extracting(ClaimRow::lane)
                .containsExactly(0, 1, 2);
    }

    @Test
    void aPartOfADayIsOnePiece() {
        var sample = ClinicSample.in("UTC").room("room");
        var noon = midnight("2026-12-01", "UTC").plusSeconds(43_200);
        var slot = TimeSlot.of(noon, Duration.ofHours(2));
        assertThat(BlockedLanes.of(sample.actor("room"), sample.site(), slot))
                .extracting(ClaimRow::during)
                .containsExactly(slot);
    }
}
