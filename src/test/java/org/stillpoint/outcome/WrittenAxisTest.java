package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenAxisTest {

    @Test
    void whatIsFarEnoughApartStaysWhereItBelongs() {
        assertThat(WrittenAxis.spread(List.of(4.0, 9.0, 19.0), 1)).containsExactly(4.0, 9.0, 19.0);
    }

    @Test
    void whatIsTooNearMovesApartByTheSame() {
        assertThat(WrittenAxis.spread(List.of(4.0, 4.0), 1)).containsExactly(3.5, 4.5);
        assertThat(WrittenAxis.spread(List.of(4.0, 4.0, 6.0, 6.0, 9.0), 1)).containsExactly(3.5, 4.5, 5.5, 6.5, 9.0);
    }
}
