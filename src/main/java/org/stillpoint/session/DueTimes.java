package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.scheduling.Timeline;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.VitalsDue;

/** When vital signs are due at sessions, from their protocols and from what has happened so far. */
@ApplicationScoped
class DueTimes {

    private static final String READINGS = """
            select session_id, id, at from vitals_entry
             where session_id = any(?) and systolic is not null and corrected_by is null and not withdrawn
            """;

    private final Database database;

    DueTimes(Database database) {
        this.database = database;
    }

    List<DueVitals> of(SessionFile file, Instant now) {
        var id = file.session().id();
        return of(file, readings(List.of(id)).getOrDefault(id, List.of()), now);
    }

    List<DueVitals> of(SessionFile file, List<Reading> readings, Instant now) {
        return of(SessionDays.Facts.of(file, readings), file.protocol(), now);
    }

    static List<DueVitals> of(SessionDays.Facts facts, Optional<Protocol> protocol, Instant now) {
        var day = DayTimes.of(
                facts.arrived(),
                planned(facts.planned(), protocol),
                facts.dosingBegan(),
                facts.dosingEnded(),
                facts.left());
        return new VitalsPlan(day, ChartLimits.tolerance(), facts.readings(), now)
                .due(rules(facts.service().route(), protocol));
    }

    /** Of every treatment also what the label asks: a version of a protocol stays, and may be older than a floor. */
    static List<VitalsDue> rules(Route route, Optional<Protocol> protocol) {
        var planned = protocol.map(Protocol::vitals).orElseGet(() -> ChartLimits.vitals(route));
        return Stream.concat(planned.stream(), ChartLimits.labelVitals(route).stream())
                .distinct()
                .toList();
    }

    /** The blood pressures that hold, of several sessions by one query. */
    Map<UUID, List<Reading>> readings(Collection<UUID> sessions) {
        record Taken(UUID session, Reading reading) {}
        return database
                .list(
                        READINGS,
                        row -> new Taken(
                                row.getObject(1, UUID.class),
                                new Reading(
                                        row.getObject(2, UUID.class),
                                        row.getObject(3, OffsetDateTime.class).toInstant())),
                        (Object) sessions.toArray(UUID[]::new))
                .stream()
                .collect(
                        Collectors.groupingBy(Taken::session, Collectors.mapping(Taken::reading, Collectors.toList())));
    }

    private static DayTimes.PlannedDay planned(Timeline timeline, Optional<Protocol> protocol) {
        var floor = protocol.map(
                        followed -> Duration.ofMinutes(followed.observation().floorMinutes()))
                .orElse(Duration.ZERO);
        var observed = lasts(timeline, PhaseCode.OBSERVATION);
        var preparation = lasts(timeline, PhaseCode.PREPARATION);
        return new DayTimes.PlannedDay(
                preparation,
                timeline.attended().start().plus(preparation),
                lasts(timeline, PhaseCode.DOSING),
                observed.compareTo(floor) < 0 ? floor : observed);
    }

    private static Duration lasts(Timeline timeline, PhaseCode phase) {
        return timeline.stretches().stream()
                .filter(stretch -> stretch.code() == phase)
                .map(stretch -> Duration.between(
                        stretch.during().start(), stretch.during().end()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
