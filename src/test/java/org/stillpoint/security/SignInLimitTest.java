package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInLimitTest {

    private static SignInLimit limit(int free, Duration longest) {
        return new SignInLimit(new byte[0], free, longest);
    }

    @Test
    void eachFailureBeyondTheFreeOnesDoublesThePause() {
        var account = limit(5, Duration.ofSeconds(30));
        assertThat(IntStream.rangeClosed(1, 12)
                        .mapToObj(failures -> account.pause(account.each().multipliedBy(failures)))
                        .map(Duration::toSeconds))
                .containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void asManyAsAreFreeAreForgottenInAnHour() {
        assertThat(limit(5, Duration.ofSeconds(30)).each()).isEqualTo(Duration.ofMinutes(12));
        assertThat(limit(20, Duration.ofMinutes(5)).each()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aFailureThatIsPartlyForgottenStillCounts() {
        var account = limit(5, Duration.ofSeconds(30));
        assertThat(account.pause(account.each().multipliedBy(5).plusNanos(1_000)))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"5, PT30S", "20, PT5M", "0, PT30S", "100, PT1S", "1, PT0S", "3, P3650D"})
    void soManyAreRememberedThatThePauseIsTheLongest(int free, Duration longest) {
        var limit = limit(free, longest);
        assertThat(limit.pause(limit.all())).isEqualTo(longest);
    }
}
