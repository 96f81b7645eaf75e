package org.stillpoint.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillpoint.outcome.TreatmentHistory.Course;
import org.stillpoint.outcome.TreatmentHistory.Dose;

/** Courses of nobody: six doses in three weeks. */
final class CourseSample {

    private CourseSample() {}

    static Course course(String protocol, Instant start) {
        var doses = IntStream.of(0, 2, 7, 9, 14, 16)
                .mapToObj(day -> new Dose(UUID.randomUUID(), start.plus(Duration.ofDays(day)), "IV_KETAMINE_40"))
                .toList();
        var last = doses.getLast().endedAt();
        return new Course(
                UUID.randomUUID(),
                "S-1",
                protocol,
                "Six infusions",
                start,
                Optional.empty(),
                Optional.of(last),
                Optional.empty(),
                doses);
    }

    /** Ended after its first dose. */
    static Course brokenOff(String protocol, Instant start) {
        var dose = new Dose(UUID.randomUUID(), start, "IV_KETAMINE_40");
        return new Course(
                UUID.randomUUID(),
                "S-2",
                protocol,
                "Six infusions",
                start,
                Optional.of(start.plus(Duration.ofDays(1))),
                Optional.empty(),
                Optional.empty(),
                List.of(dose));
    }
}
