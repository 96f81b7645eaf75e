package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.SignedIn.asFrontDesk;
import static org.stillpoint.testsupport.SignedIn.asNurse;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.TreatmentHistory.Course;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;

@QuarkusTest
class CourseReportTest {

    private static final Instant START = Instant.parse("2025-03-03T15:00:00Z");

    @Inject
    ToldHistory history;

    @Inject
    ScoreSample scores;

    private UUID patient;
    private Course course;

    @BeforeEach
    void begin() {
        patient = UUID.fromString(Office.patient());
        course = CourseSample.course("REPORT", START);
        history.tell(patient, course);
    }

    private void scored(String instrument, int day, int total) {
        scores.add(patient, instrument, START.plus(Duration.ofDays(day)), total);
    }

    private byte[] report() {
        var answer = asNurse().get("/v1/patients/" + patient + "/course-report?series=" + course.series());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        return answer.asByteArray();
    }

    private static String text(PdfReader reader) throws IOException {
        var text = new StringBuilder();
        var extractor = new PdfTextExtractor(reader);
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(extractor.getTextFromPage(page)).append(' ');
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    @Test
    void tellsSessionsScoresAndWhatTheyAmountTo() throws IOException {
        scored("PHQ-9", -2, 19);
        scored("PHQ-9", 23, 8);
        scored("PCL-5", -2, 52);
        var pdf = report();
        Files.createDirectories(Path.of("target/pictures"));
        Files.write(Path.of("target/pictures/report.pdf"), pdf);
        try (var reader = new PdfReader(pdf)) {
            assertThat(text(reader))
                    .contains("Course report S-1", "Six infusions (REPORT)", "Begun on 3 Mar 2025")
                    .contains(
                            "Induction complete on 19 Mar 2025", "Sessions given: 6", "6. 19 Mar 2025, IV_KETAMINE_40")
                    .contains("1 Mar 2025: 19, moderately severe", "26 Mar 2025: 8, mild")
                    .contains("Latest: 8 on 26 Mar 2025, a change of -11 points (-58 %).")
                    .contains("Response: yes, a total of 9 or less; the latest is 8.")
                    .contains("Remission: no, a total of 4 or less; the latest is 8.")
                    .contains("PCL-5: PTSD Checklist for DSM-5", "There is no later total.")
                    .doesNotContain("Testperson", patient.toString());
        }
    }

    @Test
    void tellsASignOfRelapseWithTheNumbersThatSayIt() throws IOException {
        scored("PHQ-9", -2, 20);
        scored("PHQ-9", 23, 8);
        scored("PHQ-9", 37, 11);
        scored("GAD-7", -2, 12);
        scored("GAD-7", 23, 17);
        try (var reader = new PdfReader(report())) {
            assertThat(text(reader))
                    .contains("Response: no, a total of 10 or less; the latest is 11.", "Sign of relapse: no.")
                    .contains("Change that matters: yes, for the worse, by 5 points.");
        }
        scored("PHQ-9", 51, 14);
        try (var reader = new PdfReader(report())) {
            assertThat(text(reader))
                    .contains(
                            "Sign of relapse: yes, a response with 8 on 26 Mar 2025, then 11 on 9 Apr 2025 and 14 on 23 Apr 2025,"
                                    + " less than 50 % below the baseline.");
        }
    }

    @Test
    void saysOfWhoWasWellBeforeThatNoRemissionIsJudged() throws IOException {
        scored("PHQ-9", -2, 4);
        scored("PHQ-9", 23, 3);
        scored("GAD-7", -2, 0);
        scored("GAD-7", 23, 0);
        try (var reader = new PdfReader(report())) {
            assertThat(text(reader))
                    .contains("Remission: not judged, because the baseline of 4 was below its line already.")
                    .contains("Response: no, a total of 2 or less; the latest is 3.")
                    .contains("Response: not judged, because nothing is below a baseline of 0.")
                    .contains("Remission: not judged, because the baseline of 0 was below its line already.")
                    .doesNotContain("Remission: yes", "is a remission");
        }
    }

    @Test
    void canBeReadAloud() throws IOException {
        scored("PHQ-9", -2, 19);
        try (var reader = new PdfReader(report())) {
            var catalog = reader.getCatalog();
            assertThat(reader.getInfo()).containsEntry("Title", "Course report S-1");
            assertThat(catalog.getAsString(PdfName.LANG).toUnicodeString()).isEqualTo("en");
            assertThat(catalog.getAsDict(PdfName.MARKINFO)
                            .getAsBoolean(PdfName.MARKED)
                            .booleanValue())
                    .isTrue();
            var whole = (PdfDictionary)
                    kids(catalog.getAsDict(PdfName.STRUCTTREEROOT)).getDirectObject(0);
            var tags = new ArrayList<String>();
            var pictures = new ArrayList<String>();
            for (var kid : kids(whole).getElements()) {
                var element = (PdfDictionary) PdfReader.getPdfObject(kid);
                tags.add(PdfName.decodeName(element.getAsName(PdfName.S).toString()));
                if (tags.getLast().equals("Figure")) {
                    pictures.add(element.getAsString(new PdfName("Alt")).toUnicodeString());
                }
            }
            assertThat(tags).startsWith("H1", "P").contains("H2", "Figure");
            assertThat(pictures).singleElement().asString().contains("The baseline is 19.", "6 doses are marked");
        }
    }

    private static PdfArray kids(PdfDictionary element) {
        var kids = PdfReader.getPdfObject(element.get(PdfName.K));
        return kids instanceof PdfArray several ? several : new PdfArray(kids);
    }

    @Test
    void aCourseWithoutScoresSaysSo() throws IOException {
        try (var reader = new PdfReader(report())) {
            assertThat(text(reader)).contains("No instrument was answered in this course.");
        }
    }

    @Test
    void whoPrintsItIsInTheAuditTrail() {
        report();
        assertThat(AuditTrail.about(patient))
                .extracting(AuditTrail.Entry::action)
                .contains("COURSE_REPORT_EXPORTED");
    }

    @Test
    void isNotForTheFrontDesk() {
        assertThat(asFrontDesk()
                        .get("/v1/patients/" + patient + "/course-report?series=" + course.series())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCourseMustBeNamedAndThePatients() {
        var path = "/v1/patients/" + patient + "/course-report";
        assertThat(asNurse().get(path).statusCode()).isEqualTo(400);
        assertThat(asNurse().get(path + "?series=" + UUID.randomUUID()).statusCode())
                .isEqualTo(400);
    }
}
