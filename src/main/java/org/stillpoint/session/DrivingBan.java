package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.treatment.NoDriving;

/**
 * Until when a patient does not drive; counted from when they leave, because that is later than the end of dosing.
 *
 * @param until nobody drives before this moment
 * @param afterRestfulSleep and not before a restful sleep either
 */
record DrivingBan(Instant until, boolean afterRestfulSleep) {

    /** Where no protocol says anything: the longest that any shipped one asks. */
    private static final NoDriving STRICTEST = new NoDriving(Optional.of(24), true, true);

    static Optional<DrivingBan> of(SessionFile file, Instant left) {
        if (file.session().dosingBeganAt().isEmpty()) {
            return Optional.empty();
        }
        var rule = file.protocol().isPresent() ? file.protocol().get().noDriving() : Optional.of(STRICTEST);
        return rule.map(ban -> of(ban, left, file.site().zone()));
    }

    /** A night's sleep is not over on the same day. */
    static DrivingBan of(NoDriving rule, Instant left, ZoneId zone) {
        var hours = rule.hours().map(count -> left.plus(Duration.ofHours(count)));
        var nextDay = Optional.of(
                        LocalTimes.instant(LocalDate.ofInstant(left, zone).plusDays(1), LocalTime.MIDNIGHT, zone))
                .filter(day -> rule.untilNextDay() || rule.afterRestfulSleep());
        var until = Stream.of(hours, nextDay)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(left);
        return new DrivingBan(until, rule.afterRestfulSleep());
    }
}
