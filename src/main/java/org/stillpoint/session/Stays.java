package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Shortfall;
import org.stillpoint.platform.Ids;
import org.stillpoint.scheduling.DayVisits;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;

/** Patients who stay longer than planned, and what that means for those who come after them. */
@ApplicationScoped
@Transactional
class Stays {

    static final String EXTENSION = "EXTENSION";

    private final Sessions sessions;
    private final SessionFiles files;
    private final SessionExtensions extensions;
    private final EndangeredViews views;
    private final DayVisits visits;
    private final Availability availability;
    private final SessionSigns signs;
    private final ChartFrames frames;
    private final Alerts alerts;
    private final SessionNews news;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Stays(
            Sessions sessions,
            SessionFiles files,
            SessionExtensions extensions,
            EndangeredViews views,
            DayVisits visits,
            Availability availability,
            SessionSigns signs,
            ChartFrames frames,
            Alerts alerts,
            SessionNews news,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.files = files;
        this.extensions = extensions;
        this.views = views;
        this.visits = visits;
        this.availability = availability;
        this.signs = signs;
        this.frames = frames;
        this.alerts = alerts;
        this.news = news;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes what is free for longer; what is not stays with whoever has it, and the answer names it. */
    EndangeredView extend(UUID id, long version, ExtendSession request) {
        var now = clock.instant();
        var file = files.of(id, version);
        var session = file.session();
        session.insistOn(SessionState.ARRIVED, SessionState.READY, SessionState.DOSING, SessionState.OBSERVATION);
        var until = request.until(ongoing(file).clock().plannedEnd(), now);
        extensions.persist(new SessionExtension(
                ids.next(), id, until, request.reason(), user.account().orElseThrow(), now));
        sessions.touch(session);
        extensions.flush();
        var ongoing = settled(session);
        // The newest word counts, also where it is an earlier moment than the one before.
        availability.shorten(ongoing.visit());
        var extended = availability.extend(ongoing.visit());
        news.changed(session, EXTENSION, now);
        alert(ongoing, extended.shortfalls());
        audit.record(SessionDeeds.of("SESSION_EXTENDED", session).because(request.reason()));
        return views.of(ongoing, extended.shortfalls());
    }

    /** Worked out whenever somebody asks, and stored nowhere. */
    EndangeredView endangered(UUID id) {
        var ongoing = ongoing(files.of(id));
        var view = views.of(ongoing, availability.outlook(ongoing.visit()).shortfalls());
        audit.record(SessionDeeds.of("SESSION_ENDANGERED_READ", ongoing.file().session())
                .showing(view.appointments().size()));
        return view;
    }

    /** What a proposal for those who are in the way needs to know. */
    Endangered toMove(UUID id) {
        var ongoing = ongoing(files.of(id));
        ongoing.file()
                .session()
                .insistOn(SessionState.ARRIVED, SessionState.READY, SessionState.DOSING, SessionState.OBSERVATION);
        var shortfalls = availability.outlook(ongoing.visit()).shortfalls();
        return new Endangered(ongoing.visit(), views.endangered(ongoing, shortfalls));
    }

    /** Follows what has really happened: takes what is free of what is needed longer, or gives back the rest once they have left. */
    void follow(Session session) {
        var ongoing = settled(session);
        if (!session.state().isOpen()) {
            availability.shorten(ongoing.visit());
            visits.left(session.appointmentId());
            return;
        }
        var extended = availability.extend(ongoing.visit());
        if (extended.longer()) {
            news.changed(session, EXTENSION, clock.instant());
        }
        alert(ongoing, extended.shortfalls());
    }

    /**
     * Others serve it now, who were taken for as long as was planned: they are its for as long as it has others. Its patient is
     * here, because nobody is found for whoever has left. The caller's transaction writes nothing of the session, which somebody
     * may be changing who waits for its days; {@link FreedTime} tells afterwards who is in the way.
     */
    void keep(Session session) {
        availability.extend(settled(session).visit());
    }

    /** Where patients still are. */
    List<UUID> openSites() {
        return sessions.openSites();
    }

    /** Whose patients are still at the site. */
    List<UUID> open(UUID site) {
        return sessions.open(site).stream().map(Session::id).toList();
    }

    /**
     * The same for one that goes on by itself; looks first, because mostly there is nothing to do. One that was forgotten takes nothing
     * more from others, until somebody has to do with it again.
     */
    void followIfNeeded(UUID id) {
        var session = sessions.get(id);
        if (!session.state().isOpen() || signs.isForgotten(session, clock.instant())) {
            return;
        }
        var ongoing = ongoing(files.of(session));
        var outlook = availability.outlook(ongoing.visit());
        if (!outlook.longer()) {
            alert(ongoing, outlook.shortfalls());
            return;
        }
        sessions.getEntityManager().detach(session); // what was read before the lock may have changed since
        var locked = sessions.locked(id);
        if (locked.state().isOpen()) {
            follow(locked);
            audit.record(SessionDeeds.of("SESSION_EXTENDED", locked));
        }
    }

    /** Once for each later visit and the start that it has. */
    private void alert(Ongoing ongoing, List<Shortfall> shortfalls) {
        var endangered = views.endangered(ongoing, shortfalls);
        if (endangered.isEmpty()) {
            return;
        }
        var frame = frames.of(ongoing.file().session().id());
        endangered.forEach(visit ->
                alerts.raise(frame, AlertKind.APPOINTMENT_ENDANGERED, visit.id().toString(), visit.start()));
    }

    /** Once nobody else changes its days: who has waited for that may find that others serve it than before. */
    private Ongoing settled(Session session) {
        var seen = ongoing(files.of(session)).visit();
        availability.lock(seen.claimant(), seen.rest(clock.instant()));
        return ongoing(files.newest(session));
    }

    private Ongoing ongoing(SessionFile file) {
        return new Ongoing(file, SessionClock.of(file, clock.instant()));
    }
}
