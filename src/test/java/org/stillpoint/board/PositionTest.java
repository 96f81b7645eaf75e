package org.stillpoint.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been seen with a snapshot of the database. */
class PositionTest {

    @Test
    void whoeverHadEndedIsSeenAndWhoeverWasRunningOrCameLaterIsNot() {
        var position = Position.read("10:16:10,13").orElseThrow();
        assertThat(List.of(1L, 9L, 11L, 12L, 14L, 15L)).allMatch(position::hasSeen);
        assertThat(List.of(10L, 13L, 16L, 17L, Long.MAX_VALUE)).noneMatch(position::hasSeen);
    }

    @Test
    void allUntilATransactionIsSeenOnlyWhereNoneBeforeItWasRunning() {
        var position = Position.read("10:16:10,13").orElseThrow();
        assertThat(position.hasSeenAllUntil(9)).isTrue();
        assertThat(position.hasSeenAllUntil(10)).isFalse();
        assertThat(position.hasSeenAllUntil(12)).isFalse();
    }

    @Test
    void leadsOnlyToWhatIsLaterInTheSameCluster() {
        var position = Position.read("10:16:10,13@1").orElseThrow();
        assertThat(position.leadsTo(Position.read("16:16:@1").orElseThrow())).isTrue();
        assertThat(position.leadsTo(Position.read("15:15:@1").orElseThrow())).isFalse();
        assertThat(position.leadsTo(Position.read("16:16:@2").orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:10:", "10:16:10,13", "1:999999999999999999:", "10:16:10,13@-47"})
    void isSpeltAsItWasRead(String text) {
        assertThat(Position.read(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4711",
                "10:16",
                "16:10:",
                "0:1:",
                "10:16:13,10",
                "10:16:13,13",
                "10:16:9",
                "10:16:16",
                "10:16:10,",
                "-1:16:",
                "1:9999999999999999999:",
                "10:16:;drop"
            })
    void nothingElseIsRead(String text) {
        assertThat(Position.read(text)).isEmpty();
    }
}
