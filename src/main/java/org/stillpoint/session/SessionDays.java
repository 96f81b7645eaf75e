package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Service;
import org.stillpoint.scheduling.Timeline;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.Protocols;

/** Says how far the day of a session is, for who has read the facts of many by a query of their own. Asks nothing. */
@ApplicationScoped
public class SessionDays {

    /** A version never changes. */
    private final Map<UUID, Protocol> known = new ConcurrentHashMap<>();

    private final Protocols protocols;

    SessionDays(Protocols protocols) {
        this.protocols = protocols;
    }

    /**
     * What is kept of a session.
     *
     * @param planned the phases of its visit
     * @param protocol the version that it follows
     * @param staysUntil the newest word of a nurse that the patient stays for longer
     * @param readings of blood pressure, without those that were wrong
     */
    public record Facts(
            Timeline planned,
            Service service,
            Optional<UUID> protocol,
            Instant arrived,
            Optional<Instant> dosingBegan,
            Optional<Instant> dosingEnded,
            Optional<Instant> left,
            Optional<Instant> staysUntil,
            List<Reading> readings) {

        static Facts of(SessionFile file, List<Reading> readings) {
            var session = file.session();
            return new Facts(
                    file.timeline(),
                    file.service(),
                    session.protocolId(),
                    session.arrivedAt(),
                    session.dosingBeganAt(),
                    session.dosingEndedAt(),
                    session.leftAt(),
                    file.stay(),
                    readings);
        }
    }

    /**
     * How far it is.
     *
     * @param phase empty once the room is ready for the next
     * @param phaseEnds when it should be over; it may be in the past
     * @param leaves when the patient leaves, or has left
     * @param due what is to be taken next
     */
    public record Day(Optional<PhaseCode> phase, Optional<Instant> phaseEnds, Instant leaves, Optional<NextDue> due) {}

    /** {@code overdueSince} is empty while there is time. */
    public record NextDue(String what, Instant at, Optional<Instant> overdueSince) {

        static NextDue of(DueVitals due) {
            return new NextDue(due.code(), due.at(), due.overdueSince());
        }
    }

    public Day of(Facts facts, Instant now) {
        var protocol = facts.protocol().map(this::protocol);
        var clock = SessionClock.of(facts, protocol, now);
        var due = DueTimes.of(facts, protocol, now).stream()
                .filter(one -> one.state().isOpen())
                .findFirst();
        return new Day(clock.phase(), clock.phaseShouldEnd(), clock.plannedEnd(), due.map(NextDue::of));
    }

    private Protocol protocol(UUID version) {
        return known.computeIfAbsent(version, id -> protocols.get(id).orElseThrow());
    }
}
