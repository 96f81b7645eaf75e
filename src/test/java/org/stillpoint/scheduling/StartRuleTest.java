package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.ClinicSample;

class StartRuleTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:02:00Z");

    private final ClinicSample clinic = ClinicSample.in("Asia/Kathmandu")
            .practitioner("nurse", 1, "NURSE")
            .service("visit", service -> service.phase(PhaseCode.DOSING, 30)
                    .need("NURSE", PhaseCode.DOSING, PhaseCode.DOSING)
                    .every(30)
                    .notice(120)
                    .horizon(10));

    private VisitAt at(Instant start) {
        return new VisitAt(clinic.plan(), clinic.service("visit"), clinic.site(), start);
    }

    private List<String> broken(String start, boolean override) {
        return StartRule.broken(at(Instant.parse(start)), NOW, override).stream()
                .map(StartRule.Broken::rule)
                .toList();
    }

    @Test
    void startsAreOnTheGridOfLocalTimeWhichInKathmanduIsAQuarterOff() {
        assertThat(broken("2026-12-02T09:15:00Z", false)).isEmpty(); // 15:00
        assertThat(broken("2026-12-02T09:00:00Z", false)).containsExactly("ON_THE_GRID"); // 14:45
        assertThat(broken("2026-12-02T09:15:01Z", false)).containsExactly("ON_THE_GRID");
    }

    @Test
    void nothingStartsInThePast() {
        assertThat(broken("2026-12-01T08:45:00Z", false)).containsExactly("NOT_IN_THE_PAST", "MINIMUM_NOTICE");
    }

    @Test
    void theMinimumNoticeIsKeptToTheMinute() {
        assertThat(broken("2026-12-01T10:45:00Z", false)).containsExactly("MINIMUM_NOTICE");
        assertThat(broken("2026-12-01T11:15:00Z", false)).isEmpty();
        assertThat(StartRule.broken(at(Instant.parse("2026-12-01T11:15:00Z")), NOW.plusSeconds(13 * 60), false))
                .isEmpty();
        assertThat(StartRule.broken(at(Instant.parse("2026-12-01T11:15:00Z")), NOW.plusSeconds(13 * 60 + 1), false))
                .extracting(StartRule.Broken::rule)
                .containsExactly("MINIMUM_NOTICE");
    }

    @Test
    void theHorizonEndsSoManyTimes24HoursFromNow() {
        assertThat(broken("2026-12-11T08:45:00Z", false)).isEmpty();
        assertThat(broken("2026-12-11T09:15:00Z", false)).containsExactly("HORIZON");
    }

    @Test
    void anOverrideLiftsNoticeAndHorizonOnly() {
        assertThat(broken("2026-12-01T10:45:00Z", true)).isEmpty();
        assertThat(broken("2027-06-11T09:15:00Z", true)).isEmpty();
        assertThat(broken("2026-12-01T08:43:00Z", true)).containsExactly("ON_THE_GRID", "NOT_IN_THE_PAST");
    }

    @Test
    void allBrokenRulesAreToldTogether() {
        assertThatThrownBy(() -> StartRule.insist(at(NOW.minus(Duration.ofHours(1))), NOW, false))
                .isInstanceOfSatisfying(StartNotAllowed.class, refusal -> assertThat(
                                refusal.extras().get("reasons"))
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                        .hasSize(3));
        assertThatCode(() -> StartRule.insist(at(Instant.parse("2026-12-02T09:15:00Z")), NOW, false))
                .doesNotThrowAnyException();
    }
}
