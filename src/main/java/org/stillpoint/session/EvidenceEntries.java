package org.stillpoint.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class EvidenceEntries implements PanacheRepositoryBase<EvidenceEntry, UUID> {

    private static final String OF_SESSION = "at <= ?1 and (sessionId = ?2 or code in ?3 and sessionId in"
            + " (select id from Session where patientId = ?4)) order by at, id";

    private static final List<DayGate> OF_DAYS =
            Arrays.stream(DayGate.values()).filter(DayGate::holdsForDays).toList();

    /** Of one session, wrong ones too, the newest last. */
    List<EvidenceEntry> of(UUID session) {
        return list("sessionId = ?1 order by at, id", session);
    }

    /** What holds up to that moment: of this session, and of the patient's others where it holds for days; the newest last. */
    List<EvidenceEntry> holding(Session session, Instant upTo) {
        return list(
                "correctedBy is null and not withdrawn and " + OF_SESSION,
                upTo,
                session.id(),
                OF_DAYS,
                session.patientId());
    }

    /** The same without what was corrected only after {@code known}: the wrong entry, if it was on file by then, held until then. */
    List<EvidenceEntry> heldThen(Session session, Instant upTo, Instant known) {
        return list(
                "not withdrawn and (corrects is null or recordedAt <= ?5) and (correctedBy is null or recordedAt <= ?1"
                        + " and correctedBy in (select c.id from EvidenceEntry c where c.recordedAt > ?5)) and "
                        + OF_SESSION,
                upTo,
                session.id(),
                OF_DAYS,
                session.patientId(),
                known);
    }
}
