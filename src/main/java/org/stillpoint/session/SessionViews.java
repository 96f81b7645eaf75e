package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;
import org.stillpoint.session.SessionView.Change;
import org.stillpoint.session.SessionView.Followed;

/** Shows sessions: the front desk sees how far the day has come, clinicians also why. */
@ApplicationScoped
class SessionViews {

    private final SessionChanges changes;
    private final ChartSummary chart;
    private final CurrentUser user;
    private final Clock clock;

    SessionViews(SessionChanges changes, ChartSummary chart, CurrentUser user, Clock clock) {
        this.changes = changes;
        this.chart = chart;
        this.user = user;
        this.clock = clock;
    }

    SessionView brief(SessionFile file) {
        return view(file, null, null, null);
    }

    SessionView whole(SessionFile file) {
        boolean clinician = user.has(Roles.NURSE);
        return view(
                file,
                changes.of(file.session().id()).stream()
                        .map(change -> change(change, file, clinician))
                        .toList(),
                clinician ? chart.due(file) : null,
                clinician ? chart.doses(file) : null);
    }

    private SessionView view(SessionFile file, List<Change> changes, List<SessionView.Due> due, List<DoseView> doses) {
        var session = file.session();
        var attended = file.timeline().attended();
        return new SessionView(
                session.id(),
                session.appointmentId(),
                session.patientId(),
                file.site().code(),
                file.service().code(),
                session.route(),
                file.site().zone(),
                file.protocol()
                        .map(protocol -> new Followed(protocol.code(), protocol.version()))
                        .orElse(null),
                session.seriesId().orElse(null),
                session.state(),
                file.local(attended.start()),
                file.local(attended.end()),
                file.local(session.arrivedAt()),
                file.local(session.readyAt()),
                file.local(session.readyUntil()),
                file.local(session.dosingBeganAt()),
                file.local(session.dosingEndedAt()),
                file.local(session.leftAt()),
                ClockView.of(file, SessionClock.of(file, clock.instant())),
                changes,
                due,
                doses,
                session.version());
    }

    private static Change change(SessionChange change, SessionFile file, boolean clinician) {
        var reason = change.reason();
        return new Change(
                change.from().orElse(null),
                change.to(),
                file.local(change.at()),
                file.local(change.recordedAt()),
                change.by().orElse(null),
                clinician && reason != null ? reason.text().orElse(null) : null,
                clinician ? unreadable(reason) : null);
    }

    private static List<String> unreadable(SensitiveText reason) {
        return Unreadable.among("reason", reason).names();
    }
}
