package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.platform.NotFound;
import org.stillpoint.scheduling.DayVisit;
import org.stillpoint.scheduling.DayVisits;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.Protocols;

/** Reads what belongs to a session. Joins the caller's transaction. */
@ApplicationScoped
class SessionFiles {

    private final Sessions sessions;
    private final DayVisits visits;
    private final Protocols protocols;
    private final SessionExtensions extensions;

    SessionFiles(Sessions sessions, DayVisits visits, Protocols protocols, SessionExtensions extensions) {
        this.sessions = sessions;
        this.visits = visits;
        this.protocols = protocols;
        this.extensions = extensions;
    }

    /** Refuses with {@link NotFound}. */
    SessionFile of(UUID id) {
        return of(sessions.get(id));
    }

    /** For a change: locks the session, and refuses unless it still is what the caller read. */
    SessionFile of(UUID id, long expectedVersion) {
        return of(sessions.get(id, expectedVersion));
    }

    SessionFile of(Session session) {
        return of(session, visits.get(session.appointmentId()));
    }

    /** The same with the visit as it is now: of a session whose days are locked. */
    SessionFile newest(Session session) {
        return of(session, visits.newest(session.appointmentId()));
    }

    private SessionFile of(Session session, DayVisit planned) {
        return new SessionFile(session, planned, protocol(session), extensions.stay(session.id()));
    }

    /** In their order. */
    List<SessionFile> of(List<Session> all) {
        var planned = visits.withIds(all.stream().map(Session::appointmentId).toList()).stream()
                .collect(Collectors.toMap(visit -> visit.visit().id(), Function.identity()));
        var stays = extensions.stays(all.stream().map(Session::id).toList());
        var followed = all.stream()
                .flatMap(session -> session.protocolId().stream())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), id -> protocols.get(id).orElseThrow()));
        return all.stream()
                .map(session -> new SessionFile(
                        session,
                        planned.get(session.appointmentId()),
                        session.protocolId().map(followed::get),
                        Optional.ofNullable(stays.get(session.id()))))
                .toList();
    }

    private Optional<Protocol> protocol(Session session) {
        return session.protocolId().flatMap(protocols::get);
    }
}
