package org.stillpoint.scheduling;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When a patient was told to come, by the clocks of the site: it stays true when the rules of the zone change. */
@Embeddable
record AgreedTime(
        @Column(name = "local_start") LocalDateTime local,
        @Column(name = "zone") String zone) {

    /** By the rules that the zone has now. */
    static AgreedTime of(Instant start, ZoneId zone) {
        return new AgreedTime(LocalDateTime.ofInstant(start, zone), zone.getId());
    }
}
