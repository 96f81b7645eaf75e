package org.stillpoint.patient;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps rows about patients, and so takes part when a person asks what is kept about them or wants it erased. Every package with
 * such rows has a bean that implements it; all of them are asked inside the caller's transaction, in no order, this package last.
 */
public interface PersonalData {

    /** Where it keeps them: a test compares this with the tables that there are, so that none is forgotten. */
    Set<String> tables();

    /** All of it, by what it is called, each a list of rows; see {@link org.stillpoint.platform.StoredRows}. */
    Map<String, List<Map<String, Object>>> export(UUID patient);

    /** The last time that begins the duty to keep the record: a visit, a finding, a decision. */
    default Optional<Instant> lastTreated(UUID patient) {
        return Optional.empty();
    }

    /** What else stands in the way of erasing it. */
    default List<ErasureObstacle> obstacles(UUID patient) {
        return List.of();
    }

    /**
     * Leaves nothing of the person, nor the patient's id. What others need, as the rooms that a visit took, stays as
     * {@link Patients#NOBODY}'s.
     */
    void erase(UUID patient);
}
