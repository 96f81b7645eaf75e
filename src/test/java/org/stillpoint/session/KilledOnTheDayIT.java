package org.stillpoint.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.security.DemoAccounts;
import org.stillpoint.testsupport.DemoDay;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;
import org.stillpoint.testsupport.UntilKilled;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** The packaged server is killed while nurses put on file what gates rest on, record doses and take vital signs. */
class KilledOnTheDayIT {

    private static final int PATIENTS = 8;
    private static final int CLIENTS = 6;
    private static final int KILL_AFTER = 36;
    private static final Map<String, Object> SIGNS = Map.of("systolic", 121, "diastolic", 78);

    /** What was written of one thing and not of another that goes with it. */
    private static final Map<String, String> HALVES = new TreeMap<>(Map.of(
            "a dose without dosing", """
            select id from dose d where not exists (
                select from session_change c where c.session_id = d.session_id and c.to_state = 'DOSING')""",
            "dosing without a dose", """
            select session_id from session_change c where to_state = 'DOSING' and not exists (
                select from dose d where d.session_id = c.session_id)""",
            "a state that nothing led to", """
            select id from session s where state <> (
                select to_state from session_change c where c.session_id = s.id order by c.id desc limit 1)""",
            "an end of a dose without an end of dosing", """
            select d.id from dose d join session s on s.id = d.session_id
             where d.ended_at is not null and s.dosing_ended_at is distinct from d.ended_at""",
            "a dose that nobody can be asked about", audit("dose", "SESSION_DOSE_RECORDED"),
            "vital signs that nobody can be asked about", audit("vitals_entry", "SESSION_VITALS_RECORDED"),
            "evidence that nobody can be asked about", """
            select session_id from evidence_entry group by session_id having count(*) <> (
                select count(*) from audit_event where row_id = session_id and action = 'SESSION_GATE_EVIDENCE_RECORDED')""",
            "a deed of which there is nothing", """
            select row_id from audit_event where action in ('SESSION_DOSE_RECORDED', 'SESSION_VITALS_RECORDED')
               and not exists (select from dose where id = row_id) and not exists (select from vitals_entry where id = row_id)""",
            "a dose that nobody who watches has heard of", """
            select session_id from dose d where not exists (
                select from board_change b where b.session_id = d.session_id and b.what = 'DOSE')""",
            "a form that is not owed", """
            select session_id from dose d where not exists (
                select from session_form f where f.session_id = d.session_id and f.code = 'REMS_MONITORING')"""));

    private static String audit(String table, String action) {
        return "select id from " + table
                + " e where not exists (select from audit_event a where a.row_id = e.id and a.action = '" + action
                + "')";
    }

    /** One thing that is asked of the server. */
    private record Asked(int patient, String what) {}

    private ServerFolder folder;

    @BeforeEach
    void prepare() {
        folder = ServerFolder.ofDemo("killed-on-the-day");
    }

    @AfterEach
    void clear() throws IOException {
        folder.close();
    }

    /** On the same folder, with the clinic as it was: the demo's own file knows nothing of where these visits are. */
    private ServerProcess again(Path clinic) {
        return folder.launch()
                .property("stillpoint.demo", true)
                .property("stillpoint.clinic.file", clinic)
                .start();
    }

    private Path clinicOf(ServerProcess server) throws IOException {
        var manager = signIn(server, "manager").bearer();
        var file = given().header("Authorization", "Bearer " + manager).get(server.url("/v1/clinic-file"));
        return Files.writeString(folder.path().resolve("clinic.yaml"), file.asString());
    }

    private static Wire signIn(ServerProcess server, String user) {
        var form = "grant_type=password&username=" + user + "&password=" + DemoAccounts.PASSWORD;
        var answer = Wire.at(server.url()).post("/v1/auth/token", "application/x-www-form-urlencoded", form);
        return Wire.at(server.url()).as(answer.expect(200).text("access_token"));
    }

    @Test
    void everyAcknowledgedEntryIsThereOnceAndNoneIsHalfThere() throws SQLException, IOException {
        var server = folder.launch().property("stillpoint.demo", true).start();
        var waiting = sessions(server, false);
        var ready = sessions(server, true);
        var clinic = clinicOf(server);
        var before = counts();
        var killed = new UntilKilled<Asked>(server, KILL_AFTER);
        var nurse = signIn(server, "nurse");
        var work = new ArrayList<Runnable>();
        for (int number = 0; number < PATIENTS; number++) {
            int patient = number;
            work.add(() -> isGivenADose(killed, nurse, patient, ready.get(patient)));
            work.add(() -> waits(killed, nurse, patient + PATIENTS, waiting.get(patient)));
        }
        killed.run(CLIENTS, work);
        assertThat(killed.acknowledged().keySet()).extracting(Asked::what).contains("dose", "end", "vitals");

        try (var again = again(clinic)) {
            var same = signIn(again, "nurse");
            assertNothingIsHalfThere();
            killed.acknowledged().forEach((what, answer) -> assertThat(
                            killed.again(what, same).body())
                    .as(what.toString())
                    .isEqualTo(answer.body()));
            killed.unanswered().forEach(what -> killed.again(what, same));
            assertNothingIsHalfThere();
            assertThat(counts()).isEqualTo(expected(before, killed));
        }
    }

    private static List<String> sessions(ServerProcess server, boolean ready) {
        var prescriber = signIn(server, "prescriber");
        var manager = signIn(server, "manager");
        var begun = new ArrayList<String>();
        for (int number = 0; number < PATIENTS; number++) {
            var patient =
                    prescriber.post("/v1/patients", Office.person()).expect(201).text("id");
            var day = DemoDay.begun(server.url(), patient, "ESKETAMINE_84", prescriber.bearer(), manager.bearer());
            begun.add("/v1/sessions/" + (ready ? day.withEntryFor("recordDose") : day).id());
        }
        return begun;
    }

    private static void isGivenADose(UntilKilled<Asked> killed, Wire nurse, int patient, String session) {
        var dose = change(killed, nurse, new Asked(patient, "dose"), session, session + "/doses", DemoDay.device());
        add(killed, nurse, new Asked(patient, "vitals"), session + "/vitals", SIGNS);
        var end = session + "/doses/" + dose.text("id") + "/end";
        change(killed, nurse, new Asked(patient, "end"), session, end, Map.of());
        add(killed, nurse, new Asked(patient, "vitals again"), session + "/vitals", SIGNS);
    }

    private static void waits(UntilKilled<Asked> killed, Wire nurse, int patient, String session) {
        DemoDay.evidence()
                .forEach((gate, detail) ->
                        add(killed, nurse, new Asked(patient, gate), session + "/gates/" + gate, detail));
        add(killed, nurse, new Asked(patient, "vitals"), session + "/vitals", SIGNS);
        change(killed, nurse, new Asked(patient, "readiness"), session, session + "/readiness", Map.of());
    }

    private static void add(UntilKilled<Asked> killed, Wire nurse, Asked what, String path, Object body) {
        killed.ask(what, nurse, caller -> caller.post(path, body));
    }

    private static Answer change(
            UntilKilled<Asked> killed, Wire nurse, Asked what, String session, String path, Object body) {
        long version = nurse.get(session).expect(200).body().path("version").asLong();
        return killed.ask(what, nurse, caller -> caller.ifMatch(version).post(path, body));
    }

    private void assertNothingIsHalfThere() throws SQLException {
        try (var connection = folder.connect();
                var statement = connection.createStatement()) {
            for (var half : HALVES.entrySet()) {
                var rows = statement.executeQuery(half.getValue());
                assertThat(rows.next()).as(half.getKey()).isFalse();
            }
        }
    }

    /** How many there are of each. */
    private Map<String, Integer> counts() throws SQLException {
        var counts = new TreeMap<String, Integer>();
        try (var connection = folder.connect();
                var statement = connection.createStatement()) {
            for (var table : List.of("dose", "vitals_entry", "evidence_entry", "session_change")) {
                var row = statement.executeQuery("select count(*) from " + table);
                row.next();
                counts.put(table, row.getInt(1));
            }
        }
        return counts;
    }

    private static Map<String, Integer> expected(Map<String, Integer> before, UntilKilled<Asked> killed) {
        var counts = new TreeMap<>(before);
        for (var asked : killed.asked()) {
            switch (asked.what()) {
                case "dose" -> {
                    counts.merge("dose", 1, Integer::sum);
                    counts.merge("session_change", 1, Integer::sum);
                }
                case "end", "readiness" -> counts.merge("session_change", 1, Integer::sum);
                case "vitals", "vitals again" -> counts.merge("vitals_entry", 1, Integer::sum);
                default -> counts.merge("evidence_entry", 1, Integer::sum);
            }
        }
        return counts;
    }
}
