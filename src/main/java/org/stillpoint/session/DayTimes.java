package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What has happened at a session so far, and when the rest is to be expected.
 *
 * @param expectedDosing when dosing should begin, or should have
 * @param expectedDosingEnd when it has ended, else when it should
 * @param expectedDischarge the earliest at which the patient can be expected to leave
 * @param dosingEnded empty while something is given
 */
record DayTimes(
        Instant arrived,
        Instant expectedDosing,
        Optional<Instant> dosingBegan,
        Instant expectedDosingEnd,
        Optional<Instant> dosingEnded,
        Instant expectedDischarge,
        Optional<Instant> left) {

    /** Of somebody who came at their own time: preparation takes as long as it was planned to, and so does all that follows. */
    static DayTimes of(
            Instant arrived,
            PlannedDay plan,
            Optional<Instant> dosingBegan,
            Optional<Instant> dosingEnded,
            Optional<Instant> left) {
        var prepared = arrived.plus(plan.preparation());
        var dosing = prepared.isAfter(plan.dosing()) ? prepared : plan.dosing();
        var end = dosingEnded.orElseGet(() -> dosingBegan.orElse(dosing).plus(plan.dosingLasts()));
        return new DayTimes(arrived, dosing, dosingBegan, end, dosingEnded, end.plus(plan.observationLasts()), left);
    }

    /**
     * What was planned.
     *
     * @param dosing when it was to begin
     */
    record PlannedDay(Duration preparation, Instant dosing, Duration dosingLasts, Duration observationLasts) {}
}
