package org.stillpoint.followup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.followup.PatientFacts.NotClosed;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Visit;

/**
 * Whoever was being treated, and nobody has recorded how it ended: a clinician finds out. Nothing that follows a treatment can be
 * counted before that.
 */
record NotClosedSessions(PatientFacts facts) {

    static final String CODE = "SESSION_NOT_CLOSED";

    List<Planned> plan() {
        return facts.notClosed().stream().map(this::planned).toList();
    }

    private Planned planned(NotClosed session) {
        return new Planned(
                CODE + ":" + session.session(),
                CODE,
                FollowUpDefaults.kind(CODE),
                new Planned.Place(
                        session.site(),
                        course(session.appointment()),
                        Optional.of(session.session()),
                        Optional.empty()),
                FollowUpDefaults.nothingBooked("soon").of(session.at()),
                List.of(),
                new Why("NOT_CLOSED", session.at(), null, null, null, null),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<UUID> course(UUID appointment) {
        return facts.courses().stream()
                .filter(course ->
                        course.visits().stream().map(Visit::appointment).anyMatch(appointment::equals))
                .map(CourseFact::series)
                .findFirst();
    }
}
