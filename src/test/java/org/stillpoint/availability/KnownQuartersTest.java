package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.Taken.Stretch;

class KnownQuartersTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final int QUARTER = KnownQuarters.quarter(NOON);

    private final UUID site = UUID.randomUUID();
    private final UUID room = UUID.randomUUID();
    private final KnownQuarters known = new KnownQuarters();

    private Stretch at(Instant start) {
        long cell = Grid.cellAtOrBefore(start);
        return new Stretch(room, 0, cell, cell + 6);
    }

    @Test
    void aQuarterBeginsEverySixHours() {
        assertThat(KnownQuarters.beginning(QUARTER)).isEqualTo(NOON);
        assertThat(KnownQuarters.quarter(NOON.minusNanos(1))).isEqualTo(QUARTER - 1);
    }

    @Test
    void whatWasReadIsKnownInThatVersionOnly() {
        known.learn(site, Map.of(QUARTER, 7L), List.of(at(NOON), at(NOON.minusSeconds(300))));

        assertThat(known.find(site, QUARTER, 7)).containsExactly(at(NOON));
        assertThat(known.find(site, QUARTER, 8)).isNull();
        assertThat(known.find(site, QUARTER - 1, 7)).isNull();
        assertThat(known.find(UUID.randomUUID(), QUARTER, 7)).isNull();
    }

    @Test
    void aQuarterWithNothingInItIsKnownToBeEmpty() {
        known.learn(site, Map.of(QUARTER, 7L), List.of());

        assertThat(known.find(site, QUARTER, 7)).isEmpty();
    }

    @Test
    void anOwnChangeIsAddedToWhatWasKnownJustBeforeIt() {
        var later = NOON.plusSeconds(3600);
        known.learn(site, Map.of(QUARTER, 7L), List.of(at(NOON)));
        known.add(site, QUARTER, 7, 9, List.of(at(later), at(NOON.minusSeconds(300))));

        assertThat(known.find(site, QUARTER, 9)).containsExactly(at(NOON), at(later));
    }

    @Test
    void anOwnChangeOnTopOfAnotherOnesIsNotGuessed() {
        known.learn(site, Map.of(QUARTER, 7L), List.of(at(NOON)));
        known.add(site, QUARTER, 8, 9, List.of(at(NOON.plusSeconds(3600))));

        assertThat(known.find(site, QUARTER, 9)).isNull();
        assertThat(known.find(site, QUARTER, 7)).containsExactly(at(NOON));
    }
}
