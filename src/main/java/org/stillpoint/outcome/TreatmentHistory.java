package org.stillpoint.outcome;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who knows what a patient was given, and in which courses. Declared here and implemented above, because answers know no treatment.
 * Asked inside the caller's transaction; what it tells is as of then.
 */
public interface TreatmentHistory {

    /** The patient's courses, by their start, ended ones too. */
    List<Course> of(UUID patient);

    /** All doses that the patient was given, by their end: of courses, and of visits that belong to none. */
    List<Dose> doses(UUID patient);

    /** Of the site where the patient was treated last; empty for who never was. Days are days there. */
    default Optional<ZoneId> zone(UUID patient) {
        return Optional.empty();
    }

    /**
     * The courses of all patients that started in that time, {@code to} excluded, by their start. As they were known at {@code asOf}:
     * what was given, ended or decided from then on, or recorded only then, is not in it. Looks at the database a fixed number of times.
     */
    List<CourseOfClinic> startedBetween(Instant from, Instant to, Instant asOf);

    /**
     * A patient's course under a protocol.
     *
     * @param series its id
     * @param reference what staff call it
     * @param protocol code of the protocol
     * @param inductionEndedAt the end of dosing of the last session of the induction, once that is complete
     * @param treatedAgainAt the end of the first dose that was given after the end of this course, in another or in none: from then on
     *     answers tell nothing of this one
     * @param doses by their end
     */
    record Course(
            UUID series,
            String reference,
            String protocol,
            String protocolName,
            Instant startedAt,
            Optional<Instant> endedAt,
            Optional<Instant> inductionEndedAt,
            Optional<Instant> treatedAgainAt,
            List<Dose> doses) {

        /** The end of dosing of the first session. */
        Optional<Instant> firstDose() {
            return doses.stream().map(Dose::endedAt).min(Instant::compareTo);
        }
    }

    /**
     * What was given at one session, all of its devices together.
     *
     * @param endedAt the actual end of dosing
     * @param service code of the service
     */
    record Dose(UUID session, Instant endedAt, String service) {}

    /** A course and whose it is. */
    record CourseOfClinic(UUID patient, Course course) {}
}
