package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.platform.Database;

/** Notices vital signs that nobody took in time at a site, and alerts once for each time. */
@ApplicationScoped
@Transactional
class OverdueVitals {

    private static final String RAISED = """
            select session_id, subject, at from session_alert where kind = 'VITALS_OVERDUE' and session_id = any(?)
            """;

    private final Sessions sessions;
    private final SessionFiles files;
    private final ChartFrames frames;
    private final DueTimes times;
    private final Alerts alerts;
    private final Database database;
    private final Clock clock;

    OverdueVitals(
            Sessions sessions,
            SessionFiles files,
            ChartFrames frames,
            DueTimes times,
            Alerts alerts,
            Database database,
            Clock clock) {
        this.sessions = sessions;
        this.files = files;
        this.frames = frames;
        this.times = times;
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    private record Raised(UUID session, String subject, Instant at) {}

    /** Where patients are. */
    List<UUID> sites() {
        return sessions.openSites();
    }

    /** A few queries, however many sessions there are, unless something is new. */
    void look(UUID site) {
        var open = sessions.open(site);
        var ids = open.stream().map(Session::id).toList();
        var readings = times.readings(ids);
        var raised = raised(ids.toArray(UUID[]::new));
        var now = clock.instant();
        for (var file : files.of(open)) {
            var id = file.session().id();
            times.of(file, readings.getOrDefault(id, List.of()), now).stream()
                    .filter(DueVitals::wasLate)
                    .filter(due -> !raised.contains(new Raised(id, due.code(), due.at())))
                    .forEach(due -> alerts.raise(frames.of(id), AlertKind.VITALS_OVERDUE, due.code(), due.at()));
        }
    }

    /** When dosing was, or when the patient left, is told otherwise than it seemed: what was due only by that never was. */
    void follow(SessionFile file) {
        var session = file.session();
        var due = times.of(file, clock.instant()).stream()
                .map(one -> new Raised(session.id(), one.code(), one.at()))
                .collect(Collectors.toSet());
        var codes = due.stream().map(Raised::subject).collect(Collectors.toSet());
        alerts.settle(
                session,
                AlertKind.VITALS_OVERDUE,
                // What is due before something else is due at another time after each reading, and was due all the
                // same.
                alert -> alert.subject().startsWith(DueVitals.BEFORE)
                        ? session.leftAt()
                                .map(left -> !alert.at().isBefore(left))
                                .orElse(!codes.contains(alert.subject()))
                        : !due.contains(new Raised(session.id(), alert.subject(), alert.at())));
    }

    private Set<Raised> raised(UUID... ids) {
        return database
                .list(
                        RAISED,
                        row -> new Raised(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        (Object) ids)
                .stream()
                .collect(Collectors.toSet());
    }
}
