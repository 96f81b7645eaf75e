package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillpoint.security.AuditedCall.Prepared;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Operations;
import org.stillpoint.testsupport.Operations.Operation;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/**
 * Every operation, and what it leaves in the audit trail. One that is new fails until it is named here: with a call and the
 * actions that must be seen, or as one that touches nobody's data.
 */
@QuarkusTest
class AuditMatrixTest {

    private static final Set<String> TOUCH_NOBODYS_DATA = Set.of(
            // What the clinic, and this program, tell everybody, or all who work there.
            "listSites",
            "listServices",
            "listConditions",
            "readScreeningQuestionnaire",
            "listProblems",
            "explainProblem",
            "listActors",
            "readClinicFile",
            "listProtocols",
            "readProtocol",
            "listInstruments",
            "readInstrument",
            "listRemsCertifications",
            "readRemsCertification",
            "listEncryptionKeys",
            // A hold knows nobody: whose it is is said when it becomes an appointment.
            "holdSlot",
            "readHold",
            "releaseHold",
            // Counts only.
            "countAppointmentRequests");

    /** These need a server, a clinic or a password of their own: which test sees the row. */
    private static final Map<String, Seen> SEEN_ELSEWHERE = Map.of(
            // It has no end.
            "listenToBoard", new Seen("board/BoardEventsTest", "BOARD_WATCHED"),
            "signIn", new Seen("security/AuditedSecurityTest", "ACCOUNT_SIGNED_IN"),
            "changeOwnPassword", new Seen("security/AuditedSecurityTest", "ACCOUNT_PASSWORD_SET"),
            // It is no JSON.
            "printCourseReport", new Seen("outcome/CourseReportTest", "COURSE_REPORT_EXPORTED"),
            "setUpFirstManager", new Seen("security/SetupTest", "SETUP_COMPLETED"),
            "loadClinicFile", new Seen("clinic/ClinicFileResourceTest", "CLINIC_FILE_LOADED"));

    private record Seen(String test, String action) {}

    @Inject
    Colleagues colleagues;

    static List<AuditedCall> calls() {
        return Stream.of(
                        AuditedRequestCalls.ALL,
                        AuditedCalendarCalls.ALL,
                        AuditedRecordCalls.ALL,
                        AuditedRetentionCalls.ALL,
                        AuditedTreatmentCalls.ALL,
                        AuditedRepairCalls.ALL,
                        AuditedDayCalls.ALL,
                        AuditedChartCalls.ALL,
                        AuditedStayCalls.ALL,
                        AuditedFollowUpCalls.ALL,
                        AuditedTrendCalls.ALL,
                        AuditedOutcomeCalls.ALL,
                        AuditedAnswerCalls.ALL,
                        AuditedClinicCalls.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void everyOperationIsNamedOnce() {
        var named = new ArrayList<>(TOUCH_NOBODYS_DATA);
        named.addAll(SEEN_ELSEWHERE.keySet());
        calls().forEach(call -> named.add(call.operation()));
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Operations.served().keySet());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void leavesItsRows(AuditedCall line) {
        var operation = Operations.served().get(line.operation());
        var prepared = line.preparation().get();
        var rows = prepared.own() == null ? ofStaff(operation, prepared) : ofKey(operation, prepared);
        assertThat(rows).extracting(AuditTrail.Entry::action).containsExactlyInAnyOrderElementsOf(line.actions());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.outcome()).isEqualTo("DONE");
            assertThat(row.request()).isNotNull();
        });
        if (operation.path().startsWith("/v1/patients/{id}")) {
            var patient = UUID.fromString(prepared.call().places()[0].toString());
            assertThat(rows).allSatisfy(row -> assertThat(row.patients()).contains(patient));
        }
    }

    /** A colleague who is new has no other rows. */
    private List<AuditTrail.Entry> ofStaff(Operation operation, Prepared prepared) {
        var colleague = colleagues.with(Roles.PRESCRIBER, Roles.MANAGER);
        insistOnSuccess(operation.send(colleague.wire(), prepared.call()));
        return AuditTrail.by(colleague.account());
    }

    private static List<AuditTrail.Entry> ofKey(Operation operation, Prepared prepared) {
        var before = AuditTrail.by(prepared.subject());
        insistOnSuccess(operation.send(Wire.here().as(prepared.own().text("key")), prepared.call()));
        var all = AuditTrail.by(prepared.subject());
        return all.subList(before.size(), all.size());
    }

    private static void insistOnSuccess(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
    }

    @Test
    void whatOthersSeeIsLookedForThere() throws IOException {
        for (var seen : SEEN_ELSEWHERE.values()) {
            var test = Path.of("src/test/java/org/stillpoint", seen.test() + ".java");
            assertThat(Files.readString(test)).contains('"' + seen.action() + '"');
        }
    }
}
