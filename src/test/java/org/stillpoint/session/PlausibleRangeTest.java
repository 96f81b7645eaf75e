package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.InvalidRequest;

/** Where a value can be: the ends can, one more or less is a slip of the keyboard. */
class PlausibleRangeTest {

    private static void check(String member, int value) {
        var errors = new InvalidRequest.Collector();
        VitalSigns.plausible(member, Optional.of(value), errors);
        errors.refuse();
    }

    @ParameterizedTest
    @CsvSource({
        "systolic, 50, 300",
        "diastolic, 20, 200",
        "pulse, 20, 250",
        "oxygenSaturation, 50, 100",
        "respiratoryRate, 2, 60",
        "dissociation, 0, 10",
        "nausea, 0, 10",
        "pain, 0, 10"
    })
    void theEndsOfARangeArePossibleAndNothingBeyondThem(String member, int least, int greatest) {
        assertThatCode(() -> check(member, least)).doesNotThrowAnyException();
        assertThatCode(() -> check(member, greatest)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(member, least - 1)).hasMessageContaining("/" + member);
        assertThatThrownBy(() -> check(member, greatest + 1)).hasMessageContaining("/" + member);
    }

    private static void check(SedationScale scale, int value) {
        var errors = new InvalidRequest.Collector();
        Impressions.of(new Sedation(scale, value), null, null, null, null, null).check(errors);
        errors.refuse();
    }

    @ParameterizedTest
    @CsvSource({"RASS, -5, 4", "MOAA_S, 0, 5"})
    void theEndsOfAScaleArePossibleAndNothingBeyondThem(SedationScale scale, int least, int greatest) {
        assertThatCode(() -> check(scale, least)).doesNotThrowAnyException();
        assertThatCode(() -> check(scale, greatest)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(scale, least - 1)).hasMessageContaining("/sedation/value");
        assertThatThrownBy(() -> check(scale, greatest + 1)).hasMessageContaining("/sedation/value");
    }
}
