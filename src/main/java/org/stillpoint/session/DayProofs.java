package org.stillpoint.session;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillpoint.patient.GateEvidence;
import org.stillpoint.patient.SealedJson;

/** Reads what is on file for the gates of the day. */
@ApplicationScoped
class DayProofs {

    private static final TypeReference<EvidenceDetail> DETAIL = new TypeReference<>() {};

    private final EvidenceEntries entries;

    DayProofs(EvidenceEntries entries) {
        this.entries = entries;
    }

    /** The newest last. What can not be read speaks for nothing. */
    List<Proof> of(Session session, Instant upTo) {
        return known(session, upTo, Optional.empty());
    }

    /** The same by what was known then; empty by all that is known. */
    List<Proof> known(Session session, Instant upTo, Optional<Instant> then) {
        return then
                .map(known -> entries.heldThen(session, upTo, known))
                .orElseGet(() -> entries.holding(session, upTo))
                .stream()
                .flatMap(entry -> detail(entry).map(detail -> proof(entry, detail)).stream())
                .toList();
    }

    /** Empty where it only withdraws another one, or can not be read. */
    static Optional<EvidenceDetail> detail(EvidenceEntry entry) {
        return SealedJson.read(entry.detail(), DETAIL);
    }

    private static Proof proof(EvidenceEntry entry, EvidenceDetail detail) {
        var evidence = new GateEvidence("EVIDENCE", entry.id(), Optional.of(entry.recordedBy()), entry.recordedAt());
        return new Proof(entry.id(), entry.gate(), entry.at(), evidence, detail);
    }
}
