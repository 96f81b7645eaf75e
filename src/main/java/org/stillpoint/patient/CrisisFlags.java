package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Signs of danger that others come upon. No treatment of the patient is booked until a clinician clears them. */
@ApplicationScoped
@Transactional
public class CrisisFlags {

    private final RecordKeeping keeping;
    private final PatientMerges merges;
    private final Gates gates;
    private final Database database;
    private final Event<CrisisFlagRaised> raised;
    private final Event<CrisisFlagTakenBack> takenBack;

    CrisisFlags(
            RecordKeeping keeping,
            PatientMerges merges,
            Gates gates,
            Database database,
            Event<CrisisFlagRaised> raised,
            Event<CrisisFlagTakenBack> takenBack) {
        this.keeping = keeping;
        this.merges = merges;
        this.gates = gates;
        this.database = database;
        this.raised = raised;
        this.takenBack = takenBack;
    }

    /**
     * Raises a flag on a patient, unless one for the same origin is open there, and tells of the danger either way. What tells of it is
     * never lost: where the record has gone over into another one, on that. Refuses with {@link RecordErased} where there is none.
     *
     * @param origin what told of danger, and {@code originId} which one it was: the request, the answers, the appointment
     * @param toldAt when it did: the same moment if the same is only told on
     */
    public void raise(UUID patient, CrisisOrigin origin, UUID originId, Instant toldAt) {
        raise(patient, origin, originId, toldAt, CrisisCall.UNSAID);
    }

    /** The same where a time to call was promised, or it is known where. */
    public void raise(UUID told, CrisisOrigin origin, UUID originId, Instant toldAt, CrisisCall call) {
        var patient = locked(told);
        insistOnRecord(patient);
        var flag = open(patient, originId).orElseGet(() -> add(patient, origin, originId, toldAt));
        raised.fire(new CrisisFlagRaised(flag, patient, origin, originId, toldAt, call));
    }

    /** Of two cries at once the second finds the flag of the first; only whoever has waited knows of a merge. */
    private UUID locked(UUID patient) {
        gates.lock(patient);
        return merges.findByIdOptional(patient)
                .map(merge -> locked(merge.survivorId()))
                .orElse(patient);
    }

    /** What told of danger turns out to be somebody else's: the flag of that origin is ended, if it is open. */
    public void takeBack(UUID told, UUID originId) {
        var patient = locked(told);
        open(patient, originId).ifPresent(flag -> {
            keeping.end(CrisisFlag.class, patient, flag, new EndRecord("It was told by somebody else."));
            takenBack.fire(new CrisisFlagTakenBack(flag, patient));
        });
    }

    /** Only whoever has waited knows of an erasure. */
    private void insistOnRecord(UUID patient) {
        database.first("select 1 from patient where id = ?", row -> true, patient)
                .orElseThrow(RecordErased::new);
    }

    private Optional<UUID> open(UUID patient, UUID originId) {
        return database.first(
                "select id from crisis_flag where patient_id = ? and origin_id = ? and ended_at is null",
                row -> row.getObject(1, UUID.class),
                patient,
                originId);
    }

    private UUID add(UUID patient, CrisisOrigin origin, UUID originId, Instant raisedAt) {
        return keeping.add(patient, recording -> new CrisisFlag(patient, recording, origin, originId, raisedAt))
                .row()
                .id();
    }

    /** Whether any of these patients has an open flag. */
    public boolean areOpenFor(Collection<UUID> patients) {
        return !patients.isEmpty()
                && database.first(
                                "select 1 from crisis_flag where patient_id = any(?) and ended_at is null limit 1",
                                row -> true,
                                (Object) patients.toArray(UUID[]::new))
                        .isPresent();
    }
}
