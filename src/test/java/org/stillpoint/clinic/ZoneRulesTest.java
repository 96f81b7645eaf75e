package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ZoneRulesTest {

    @Inject
    ZoneRules rules;

    @Test
    void zonesOnWhichBothAgreeAreNotMentioned() {
        for (var zone : List.of("America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")) {
            assertEquals(Optional.empty(), rules.difference(ZoneId.of(zone)));
        }
    }

    /** Java takes it for Pacific time of before 2007; PostgreSQL, as a rule in POSIX notation, of today. */
    @Test
    void aZoneOnWhichTheyDifferIsNamedWithBothTimes() {
        var difference = rules.difference(ZoneId.of("SystemV/PST8PDT")).orElseThrow();
        assertTrue(difference.startsWith("SystemV/PST8PDT: at 20"), difference);
        assertTrue(difference.endsWith("Java's time is used"), difference);
    }

    @Test
    void theVersionIsThatOfAZoneDatabase() {
        assertTrue(ZoneRules.version().matches("20\\d\\d[a-z]"), ZoneRules.version());
    }
}
