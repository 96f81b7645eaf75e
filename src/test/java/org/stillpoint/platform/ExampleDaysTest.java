package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleDaysTest {

    private final ExampleDays inMay = new ExampleDays(LocalDate.of(2027, 5, 1));

    @Test
    void keepsTheWeekdayAtLeastFiveWeeksAhead() {
        assertThat(inMay.moved("2026-12-01")).isEqualTo("2027-06-08");
        assertThat(new ExampleDays(LocalDate.of(2027, 5, 4)).moved("2026-12-01"))
                .isEqualTo("2027-06-08");
        assertThat(new ExampleDays(LocalDate.of(2027, 5, 5)).moved("2026-12-01"))
                .isEqualTo("2027-06-15");
    }

    @Test
    void keepsTheLocalTimeWhenTheOffsetChanges() {
        assertThat(inMay.moved("2026-12-01T09:00:00-05:00")).isEqualTo("2027-06-08T09:00:00-04:00");
        assertThat(inMay.moved("2026-12-01T14:00:00Z")).isEqualTo("2027-06-08T13:00:00Z");
    }

    @Test
    void movesWhatIsInsideAndLeavesTheRestAlone() {
        var person = Map.of("dateOfBirth", "1980-05-17", "version", 0, "days", List.of("2026-12-03"));
        assertThat(inMay.moved(person))
                .isEqualTo(Map.of("dateOfBirth", "1980-05-17", "version", 0, "days", List.of("2027-06-10")));
    }
}
