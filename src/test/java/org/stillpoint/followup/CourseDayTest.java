package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.TestClock;

/** What is due while a patient is here, who has come and has been given nothing yet. */
@QuarkusTest
class CourseDayTest {

    @Inject
    TestClock clock;

    @Test
    void whoIsHereForTheLastSessionOfTheInductionIsNotReviewedBeforeIt() {
        var course = LivedCourse.at(clock, "2031-02-03T08:00").begun();
        var visits = course.visits();
        course.treated(visits.getFirst());
        var day = course.arrived(visits.getLast());
        assertThat(course.all("INDUCTION_REVIEW")).isEmpty();
        day.change(nurse(), "end-without-dose", Map.of("reason", "PATIENT_ILLNESS"))
                .expect(200);
        assertThat(course.all("INDUCTION_REVIEW")).isEmpty();
        assertThat(course.line("NEXT_SESSION")).startsWith("DUE ");
    }

    @Test
    void theReviewIsDueOnceFromTheEndOfTheLastSessionOfTheInduction() {
        var course = LivedCourse.at(clock, "2031-02-03T08:00").begun();
        course.visits().forEach(course::treated);
        assertThat(course.line("INDUCTION_REVIEW"))
                .isEqualTo("COMING 02-07T10:30-05:00 | 02-07T10:30-05:00 | 02-13T10:30-05:00");
    }
}
