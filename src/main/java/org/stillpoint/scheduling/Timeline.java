package org.stillpoint.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.DatabaseJson;
import org.stillpoint.platform.TimeSlot;

/** The phases of one visit in absolute time, in their order and without gaps. */
public record Timeline(List<Stretch> stretches) {

    /** Nobody is here for a visit much sooner; whoever is may have come for another one. */
    private static final Duration EARLY = Duration.ofHours(4);

    /** One phase. */
    public record Stretch(PhaseCode code, TimeSlot during) {}

    /** Of a visit whose {@code appointment.phases} were read by a query of another feature. */
    public static Timeline read(Instant start, String phases) {
        return of(start, DatabaseJson.list(phases, PlannedPhase.class));
    }

    static Timeline of(Instant start, List<PlannedPhase> phases) {
        var stretches = new ArrayList<Stretch>();
        var at = start;
        for (var phase : phases) {
            var during = TimeSlot.of(at, Duration.ofMinutes(phase.minutes()));
            stretches.add(new Stretch(phase.code(), during));
            at = during.end();
        }
        return new Timeline(List.copyOf(stretches));
    }

    /** From the start until the patient leaves: everything but the turnover. */
    public TimeSlot attended() {
        var last = stretches.stream()
                .filter(stretch -> stretch.code() != PhaseCode.TURNOVER)
                .toList()
                .getLast();
        return new TimeSlot(stretches.getFirst().during().start(), last.during().end());
    }

    /**
     * Whether somebody may be here for it now: on the local day of its start, and near midnight also a while before it and until
     * its end, whatever day that is.
     */
    boolean isOnItsDay(Instant now, ZoneId zone) {
        var visit = attended();
        return visit.start().atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate())
                || new TimeSlot(visit.start().minus(EARLY), visit.end()).contains(now);
    }

    /** From the start until the room is ready for the next. */
    public TimeSlot occupied() {
        return new TimeSlot(
                stretches.getFirst().during().start(),
                stretches.getLast().during().end());
    }

    /** What is to be locked before this visit's claims change. */
    Former at(Site site) {
        return new Former(site, occupied());
    }

    /** When that phase is planned; empty for a visit that has none. */
    public Optional<TimeSlot> phase(PhaseCode code) {
        return stretches.stream()
                .filter(stretch -> stretch.code() == code)
                .map(Stretch::during)
                .findFirst();
    }
}
