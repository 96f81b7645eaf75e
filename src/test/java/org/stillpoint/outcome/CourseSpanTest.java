package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.TreatmentHistory.Course;
import org.stillpoint.outcome.TreatmentHistory.Dose;

class CourseSpanTest {

    private static final Instant DOSE = Instant.parse("2026-03-02T15:40:00Z");
    private static final Duration AGE = Duration.ofDays(60);
    private static final Instant NOW = DOSE.plus(Duration.ofDays(100));

    private static Instant day(int days) {
        return DOSE.plus(Duration.ofDays(days));
    }

    private static Course course(Instant... doses) {
        return new Course(
                UUID.randomUUID(),
                "MADE-UP",
                "A",
                "Made up",
                day(-3),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Stream.of(doses)
                        .map(end -> new Dose(UUID.randomUUID(), end, "IV_KETAMINE_40"))
                        .toList());
    }

    private static CourseSpan<Instant> span(Course course, Instant... measures) {
        return CourseSpan.of(List.of(measures), Function.identity(), course, AGE, NOW);
    }

    @Test
    void aCourseBeginsWithTheLastMeasureUpToItsFirstDose() {
        var span = span(course(DOSE, day(3)), day(-30), DOSE, DOSE.plusMillis(1));
        assertThat(span.baseline()).contains(DOSE);
        assertThat(span.before()).containsExactly(day(-30), DOSE);
        assertThat(span.after()).containsExactly(DOSE.plusMillis(1));
    }

    @Test
    void dosesInWhateverOrderHaveOneFirst() {
        assertThat(span(course(day(3), DOSE), day(-1), day(1)).baseline()).contains(day(-1));
    }

    @Test
    void whatIsTooOldIsNoBaseline() {
        assertThat(span(course(DOSE), day(-60)).baseline()).contains(day(-60));
        var old = span(course(DOSE), day(-60).minusMillis(1));
        assertThat(old.baseline()).isEmpty();
        assertThat(old.before()).hasSize(1);
    }

    @Test
    void beforeAnyDoseAMeasureMustBeFreshNow() {
        assertThat(span(course(), NOW.minus(AGE)).baseline()).contains(NOW.minus(AGE));
        assertThat(span(course(), NOW.minus(AGE).minusMillis(1)).baseline()).isEmpty();
    }
}
