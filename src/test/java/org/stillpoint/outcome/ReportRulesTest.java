package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRulesTest {

    private static ReportRules read(int patients, int part, int months) {
        var yaml =
                "minimum: {patients: %d, part: %d}\nperiod: {months: %d}\ntimes:\n  - {code: A, afterDays: 0, fromDays: 0, toDays: 1}\n"
                        .formatted(patients, part, months);
        return ReportRules.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theClinicTellsOfTenPatientsAndPartsOfFiveByQuarters() {
        assertThat(ReportRules.SHIPPED.patients()).isEqualTo(10);
        assertThat(ReportRules.SHIPPED.part()).isEqualTo(5);
        assertThat(ReportRules.SHIPPED.months()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 12})
    void periodsThatFillAYearAreTaken(int months) {
        assertThat(read(10, 5, months).months()).isEqualTo(months);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 5, 24})
    void periodsThatDoNotFillAYearAreRefused(int months) {
        assertThatThrownBy(() -> read(10, 5, months)).hasMessageContaining("periods must fill a year");
    }

    @Test
    void aGroupHasRoomForTwoParts() {
        assertThat(read(10, 5, 3).patients()).isEqualTo(10);
        assertThatThrownBy(() -> read(9, 5, 3)).hasMessageContaining("two parts");
    }
}
