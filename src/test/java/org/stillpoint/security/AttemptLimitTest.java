package org.stillpoint.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final AttemptLimit limit = new AttemptLimit();

    private long admitted(String caller, int attempts, Instant now) {
        return IntStream.range(0, attempts)
                .filter(n -> limit.admits(caller, now))
                .count();
    }

    @Test
    void ofOneCallerTheFirstTwentyOfAMinuteAreWrittenDown() {
        assertEquals(20, admitted("one", 50, NOW));
        assertEquals(20, admitted("two", 20, NOW.plusSeconds(59)));
        assertFalse(limit.admits("one", NOW.plusSeconds(59)));
        assertTrue(limit.admits("one", NOW.plusSeconds(60)));
    }

    @Test
    void ofManyCallersSixHundredAre() {
        var written = IntStream.range(0, 1000)
                .filter(n -> limit.admits("caller " + n, NOW))
                .count();
        assertEquals(600, written);
        assertFalse(limit.admits("a new one", NOW));
    }

    @Test
    void theOthersAreToldAsANumberOnceTheMinuteIsOver() {
        admitted("one", 50, NOW);
        assertEquals(0, limit.left(NOW.plusSeconds(59)));
        assertEquals(30, limit.left(NOW.plusSeconds(60)));
        assertEquals(0, limit.left(NOW.plusSeconds(61)));
    }

    @Test
    void theyAreToldAlsoWhereTheNextMinuteBeginsAtOnce() {
        admitted("one", 50, NOW);
        admitted("one", 23, NOW.plusSeconds(60));
        assertEquals(30, limit.left(NOW.plusSeconds(60)));
        assertEquals(0, limit.left(NOW.plusSeconds(119)));
        assertEquals(3, limit.left(NOW.plusSeconds(120)));
    }

    @Test
    void whatWasCountedSurvivesTheNextMinutesFirstAttempt() {
        admitted("one", 21, NOW);
        assertTrue(limit.admits("one", NOW.plusSeconds(60)));
        assertEquals(1, limit.left(NOW.plusSeconds(120)));
    }

    @Test
    void aClockThatIsSetBackBeginsANewMinute() {
        admitted("one", 30, NOW);
        assertTrue(limit.admits("one", NOW.minusSeconds(3600)));
    }
}
