package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.TrialCalendar.Mover;
import org.stillpoint.availability.TrialSample.Claim;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClinicSample;

/** A nurse of two lanes, in memory. */
class TrialCalendarTest {

    private static final Instant NINE = Instant.parse("2031-03-05T09:00:00Z");
    private static final Instant HALF_PAST = NINE.plus(Duration.ofMinutes(30));
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));

    private final ClinicSample clinic = ClinicSample.in("UTC")
            .practitioner("nurse", 2, "NURSE")
            .service("visit", service -> service.phase(PhaseCode.DOSING, 60)
                    .need("NURSE", PhaseCode.DOSING, PhaseCode.DOSING));
    private final Map<UUID, UUID> people = new HashMap<>();

    private Mover mover() {
        var mover = new Mover(UUID.randomUUID(), UUID.randomUUID(), clinic.service("visit"), Set.of());
        people.put(mover.claimant(), mover.person());
        return mover;
    }

    private Claim claim(UUID claimant, int lane, Instant from, Instant to) {
        return new Claim(claimant, clinic.actor("nurse").id(), lane, from, to);
    }

    private TrialCalendar calendar(Claim... claims) {
        var day = new TimeSlot(NINE.minus(Duration.ofHours(9)), NINE.plus(Duration.ofHours(15)));
        return TrialSample.calendar(clinic.plan(), clinic.site(), day, List.of(claims), people);
    }

    private static boolean starts(TrialCalendar calendar, Mover mover, Instant start) {
        return !calendar.starts(mover, new TimeSlot(start, start.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void aVisitKeepsWhatItHasOnWhicheverLaneIsFree() {
        var stays = mover();
        var comes = mover();
        var another = mover();
        var calendar = calendar(claim(stays.claimant(), 0, NINE, TEN));
        calendar.place(comes, NINE, Set.of()).orElseThrow(); // on the lane that the other one has
        assertThat(calendar.keep(stays)).isTrue();
        assertThat(starts(calendar, another, NINE)).isFalse();
        calendar.letGo(stays);
        assertThat(starts(calendar, another, NINE)).isTrue();
    }

    @Test
    void aVisitIsKeptAlsoWhereItHasToChangeLanes() {
        var stays = mover();
        var comes = mover();
        var others = UUID.randomUUID();
        var calendar = calendar(
                claim(stays.claimant(), 0, NINE, TEN),
                claim(others, 0, HALF_PAST.minusSeconds(7200), NINE),
                claim(others, 0, HALF_PAST.plusSeconds(3600), TEN.plusSeconds(3600)),
                claim(others, 1, NINE, HALF_PAST));
        calendar.place(comes, HALF_PAST, Set.of()).orElseThrow(); // on lane 0, where it fits best
        assertThat(calendar.keep(stays)).isTrue();
    }

    @Test
    void aVisitIsNotKeptWhereAllLanesWereGivenToOthersAndThenTakesNothing() {
        var stays = mover();
        var others = List.of(mover(), mover(), mover(), mover());
        var calendar =
                calendar(claim(stays.claimant(), 0, NINE, HALF_PAST), claim(stays.claimant(), 0, HALF_PAST, TEN));
        others.subList(0, 2)
                .forEach(each -> calendar.place(each, HALF_PAST, Set.of()).orElseThrow());
        assertThat(calendar.keep(stays)).isFalse();
        others.subList(2, 4).forEach(each -> assertThat(calendar.place(each, HALF_PAST.minusSeconds(3600), Set.of()))
                .isPresent());
    }

    @Test
    void whatIsLeftOfAVisitIsKeptWhereSomebodyElseHasTheRest() {
        var stays = mover();
        var calendar = calendar(
                claim(stays.claimant(), 0, NINE, TEN),
                claim(stays.claimant(), 1, NINE, TEN),
                claim(UUID.randomUUID(), 1, NINE, TEN));
        assertThat(calendar.keep(stays)).isTrue();
    }
}
