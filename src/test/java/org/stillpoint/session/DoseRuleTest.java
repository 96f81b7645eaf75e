package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Route;

class DoseRuleTest {

    private static final Instant BEGAN = Instant.parse("2026-12-01T15:00:00Z");
    private static final Optional<DeviceDose> DEVICES = ChartLimits.devices(Route.ESKETAMINE_NASAL);
    private static final DoseBand SPRAY = band(Drug.ESKETAMINE, 28, 28, 84, true);
    private static final DoseBand DRIP = band(Drug.KETAMINE, 10, 120, 150, false);

    private static DoseBand band(Drug drug, int least, int most, int mostPerSession, boolean ofLabel) {
        return new DoseBand(drug, DoseUnit.MG, amount(least), amount(most), amount(mostPerSession), ofLabel, "made up");
    }

    private static BigDecimal amount(int amount) {
        return BigDecimal.valueOf(amount);
    }

    private static GivenDose device(int number, int minute) {
        return dose(Drug.ESKETAMINE, Route.ESKETAMINE_NASAL, 28, Optional.of(number), minute);
    }

    private static GivenDose drip(int milligrams) {
        return dose(Drug.KETAMINE, Route.IV_KETAMINE, milligrams, Optional.empty(), 0);
    }

    private static GivenDose dose(Drug drug, Route route, int milligrams, Optional<Integer> device, int minute) {
        return new GivenDose(
                drug,
                route,
                amount(milligrams),
                DoseUnit.MG,
                "EX-1",
                device,
                BEGAN.plus(Duration.ofMinutes(minute)),
                Optional.empty(),
                new UUID(0, 1),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> broken(GivenDose dose, DoseBand band, int devices, GivenDose... others) {
        return broken(dose, band, devices, false, others);
    }

    private static List<String> broken(GivenDose dose, DoseBand band, int devices, boolean ended, GivenDose... others) {
        var inDevices = dose.device().isPresent() ? DEVICES : Optional.<DeviceDose>empty();
        return DoseRule.broken(new DoseQuestion(
                        dose, Optional.empty(), Stream.of(others).toList(), band, inDevices, devices, ended))
                .stream()
                .map(rule -> rule.rule() + (rule.overridable() ? "?" : ""))
                .toList();
    }

    @Test
    void fiftySixMilligramsAreTwoDevicesAndEightyFourAreThree() {
        assertThat(DEVICES.orElseThrow().count(56)).isEqualTo(2);
        assertThat(DEVICES.orElseThrow().count(84)).isEqualTo(3);
        assertThat(DEVICES.orElseThrow().most()).isEqualTo(3);
        assertThat(broken(device(2, 5), SPRAY, 2, device(1, 0))).isEmpty();
        assertThat(broken(device(3, 10), SPRAY, 3, device(1, 0), device(2, 5))).isEmpty();
        assertThat(broken(device(3, 10), SPRAY, 2, device(1, 0), device(2, 5))).containsExactly("DEVICE_NUMBER");
        assertThat(broken(device(4, 15), SPRAY, 3, device(1, 0), device(2, 5), device(3, 10)))
                .containsExactly("BAND_OF_THE_DAY", "DEVICE_NUMBER");
    }

    @Test
    void ofADeviceThatIsPutRightItsNumberWasDecidedWhenItWasRecorded() {
        var third = device(3, 10);
        var asked =
                new DoseQuestion(third, Optional.of(device(3, 10)), List.of(device(1, 0)), SPRAY, DEVICES, 2, false);
        assertThat(DoseRule.broken(asked)).isEmpty();
        var another =
                new DoseQuestion(third, Optional.of(device(2, 10)), List.of(device(1, 0)), SPRAY, DEVICES, 2, false);
        assertThat(DoseRule.broken(another)).extracting(DoseRule.Broken::rule).containsExactly("DEVICE_NUMBER");
    }

    @Test
    void devicesComeInTheirOrder() {
        assertThat(broken(device(2, 5), SPRAY, 3)).containsExactly("DEVICE_NUMBER");
        assertThat(broken(device(3, 5), SPRAY, 3, device(1, 0))).containsExactly("DEVICE_NUMBER");
    }

    @Test
    void devicesAreFiveMinutesApart() {
        assertThat(broken(device(2, 4), SPRAY, 3, device(1, 0))).containsExactly("DEVICES_APART?");
        assertThat(broken(device(2, 5), SPRAY, 3, device(1, 0))).isEmpty();
        // As it would be if the first one were told to have been later.
        assertThat(broken(device(1, 3), SPRAY, 3, device(2, 5))).containsExactly("DEVICES_APART?");
        assertThat(broken(device(2, 0), SPRAY, 3, device(1, 5))).containsExactly("DEVICES_APART");
    }

    @Test
    void aDeviceGoesOnWithTheOneBeforeForAQuarterOfAnHour() {
        var devices = DEVICES.orElseThrow();
        assertThat(devices.goesOn(BEGAN, BEGAN.plus(Duration.ofMinutes(15)))).isTrue();
        assertThat(devices.goesOn(BEGAN, BEGAN.plus(Duration.ofMinutes(15)).plusSeconds(1)))
                .isFalse();
        assertThat(devices.goesOn(BEGAN, BEGAN.minusSeconds(1))).isFalse();
    }

    @Test
    void whatALabelAsksNobodyLifts() {
        var half = dose(Drug.ESKETAMINE, Route.ESKETAMINE_NASAL, 14, Optional.of(1), 0);
        assertThat(broken(half, SPRAY, 3)).containsExactly("BAND");
    }

    @Test
    void farTooLittleAndFarTooMuchArePrescribersDecisions() {
        assertThat(broken(drip(10), DRIP, 0)).isEmpty();
        assertThat(broken(drip(120), DRIP, 0)).isEmpty();
        assertThat(broken(drip(9), DRIP, 0)).containsExactly("BAND?");
        assertThat(broken(drip(121), DRIP, 0)).containsExactly("BAND?");
        assertThat(broken(drip(400), DRIP, 0)).containsExactly("BAND?", "BAND_OF_THE_DAY?");
    }

    @Test
    void allOfADayTogetherHasABandToo() {
        assertThat(broken(drip(40), DRIP, 0, drip(110))).isEmpty();
        assertThat(broken(drip(41), DRIP, 0, drip(110))).containsExactly("BAND_OF_THE_DAY?");
    }

    @Test
    void afterTheEndOnlyTheNextDeviceGoesWithoutSaying() {
        assertThat(broken(drip(20), DRIP, 0, true, drip(40))).containsExactly("AFTER_THE_END?");
        assertThat(broken(device(2, 6), SPRAY, 2, true, device(1, 0))).isEmpty();
    }
}
