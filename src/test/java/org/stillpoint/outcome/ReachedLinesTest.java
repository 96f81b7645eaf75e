package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.TrendView.LineCode;

class ReachedLinesTest {

    private static final ChangeRule RULE = new ChangeRule(Optional.of(50), Optional.of(5), Optional.of(5));

    @Test
    void aTotalHasReachedALineExactlyIfTheRuleSaysSo() {
        for (int baseline = 0; baseline <= 27; baseline++) {
            var lines = ReachedLines.of(RULE, baseline);
            for (int total = 0; total <= 27; total++) {
                var reached = lines.by(total);
                assertThat(reached.contains(LineCode.RESPONSE))
                        .as("%d after %d", total, baseline)
                        .isEqualTo(baseline > 0 && 100.0 * (baseline - total) / baseline >= 50);
                assertThat(reached.contains(LineCode.REMISSION)).isEqualTo(baseline >= 5 && total < 5);
                assertThat(reached.contains(LineCode.MEANINGFUL_CHANGE)).isEqualTo(baseline - total >= 5);
            }
        }
    }

    @Test
    void whatABaselineLeavesNoRoomForHasNoLine() {
        assertThat(ReachedLines.of(RULE, 0).codes()).isEmpty();
        assertThat(ReachedLines.of(RULE, 4).codes()).containsExactly(LineCode.RESPONSE);
        assertThat(ReachedLines.of(RULE, 5).codes())
                .containsExactly(LineCode.RESPONSE, LineCode.REMISSION, LineCode.MEANINGFUL_CHANGE);
    }

    @Test
    void anInstrumentWithoutRulesHasNoLines() {
        var none = new ChangeRule(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(ReachedLines.of(none, 20).lines()).isEmpty();
    }
}
