package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillpoint.platform.Database;

/**
 * Compares what Java and PostgreSQL know about time zones. Java decides here; people who look into the database with other
 * tools see PostgreSQL's local times, and should know when these differ.
 */
@ApplicationScoped
class ZoneRules {

    private static final Duration AHEAD = Duration.ofDays(2 * 365);
    private static final int MONTHS = 24;
    private static final String LOCAL_TIMES =
            "select m, m at time zone ? from unnest(?::text::timestamptz[]) m order by m";
    /** SQLSTATE of a zone that PostgreSQL does not know: invalid_parameter_value. */
    private static final String UNKNOWN_ZONE = "22023";

    private record Reading(Instant moment, LocalDateTime local) {}

    private final Database database;
    private final Clock clock;

    ZoneRules(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The version of the time zone database that Java decides by, such as 2026a. */
    static String version() {
        return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    }

    /** A sentence if the two will differ within the coming two years. */
    Optional<String> difference(ZoneId zone) {
        try {
            return readings(zone).stream()
                    .filter(reading ->
                            !LocalDateTime.ofInstant(reading.moment(), zone).equals(reading.local()))
                    .findFirst()
                    .map(reading -> sentence(zone, reading));
        } catch (Database.Failure failure) {
            if (failure.getCause() instanceof SQLException cause && UNKNOWN_ZONE.equals(cause.getSQLState())) {
                return Optional.of(zone + ": PostgreSQL does not know this zone");
            }
            throw failure;
        }
    }

    private List<Reading> readings(ZoneId zone) {
        var moments = moments(zone).stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
        return database.list(
                LOCAL_TIMES,
                row -> new Reading(row.getTimestamp(1).toInstant(), row.getObject(2, LocalDateTime.class)),
                zone.getId(),
                moments);
    }

    private static String sentence(ZoneId zone, Reading theirs) {
        var ours = LocalDateTime.ofInstant(theirs.moment(), zone);
        return "%s: at %s Java (%s) says %s, PostgreSQL says %s; Java's time is used"
                .formatted(zone, theirs.moment(), version(), ours, theirs.local());
    }

    /** Each of Java's changes of offset, just before and at it, and a moment in every month for changes Java does not know. */
    private List<Instant> moments(ZoneId zone) {
        var now = clock.instant();
        var end = now.plus(AHEAD);
        var moments = new ArrayList<Instant>();
        for (var month = 0; month <= MONTHS; month++) {
            moments.add(now.atOffset(ZoneOffset.UTC).plusMonths(month).toInstant());
        }
        var change = zone.getRules().nextTransition(now);
        while (change != null && change.getInstant().isBefore(end)) {
            moments.add(change.getInstant().minusSeconds(1));
            moments.add(change.getInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return moments;
    }
}
