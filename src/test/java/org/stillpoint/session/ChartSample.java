package org.stillpoint.session;

import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** A session under way and what a nurse writes about it. */
public final class ChartSample {

    public final SessionSample day;

    private ChartSample(SessionSample day) {
        this.day = day;
    }

    public static ChartSample of(SessionSample sample) {
        return new ChartSample(sample.begun());
    }

    /** Of a visit that is still to come. */
    static ChartSample later(SessionSample booked) {
        return new ChartSample(booked);
    }

    public static ChartSample infusion() {
        return of(SessionSample.infusion());
    }

    public static ChartSample spray() {
        return of(SessionSample.spray());
    }

    /** With an entry of each kind, and a wrong one, in words that can be looked for. */
    public ChartSample filled(String words) {
        ready();
        var dose = new HashMap<>(drip(140));
        dose.put("beyondBand", Map.of("reason", words));
        give(prescriber(), dose).expect(201);
        var wrong = vitals(signs(182, 110)).expect(201);
        var right = signs(128, 82);
        right.put("reason", words);
        day.add(nurse(), "vitals/" + wrong.text("id") + "/correction", right).expect(200);
        day.add(nurse(), "observations", Map.of("note", words)).expect(201);
        var event = new HashMap<String, Object>(Map.of("code", "FALL", "severity", "MILD", "note", words));
        event.putAll(Map.of("serious", true, "action", "NONE", "outcome", "RECOVERED"));
        day.add(nurse(), "adverse-events", event).expect(201);
        sendIncident(words);
        return this;
    }

    private void sendIncident(String words) {
        var form = "forms/INCIDENT_REPORT";
        form(form + "/readiness", Map.of("answers", Map.of("description", words)))
                .expect(200);
        form(form + "/submission", Map.of("confirmationNumber", "EX-1")).expect(200);
    }

    /** Something that is done with a form as it is now. */
    public Answer form(String what, Object request) {
        var form = what.substring(0, what.lastIndexOf('/'));
        var version = nurse().get(day.path() + "/" + form)
                .expect(200)
                .body()
                .path("version")
                .asLong();
        return nurse().ifMatch(version).post(day.path() + "/" + what, request);
    }

    public SessionSample session() {
        return day;
    }

    public ChartSample later(long minutes) {
        Arc.container().instance(TestClock.class).get().advance(Duration.ofMinutes(minutes));
        return this;
    }

    /** Every gate holds. */
    public ChartSample ready() {
        day.evidenceMet();
        if (list("vitals").isEmpty()) {
            measured();
        }
        day.change(nurse(), "readiness", Map.of()).expect(200);
        return this;
    }

    public static Database database() {
        return Arc.container().instance(Database.class).get();
    }

    public static Map<String, Object> signs(int systolic, int diastolic) {
        return new HashMap<>(Map.of(
                "systolic",
                systolic,
                "diastolic",
                diastolic,
                "pulse",
                72,
                "oxygenSaturation",
                98,
                "respiratoryRate",
                14));
    }

    public Answer vitals(Object signs) {
        return day.add(nurse(), "vitals", signs);
    }

    /** In order. */
    ChartSample measured() {
        vitals(signs(121, 78)).expect(201);
        return this;
    }

    public Map<String, Object> drip(double amount) {
        return dose("KETAMINE", "IV_KETAMINE", amount);
    }

    Map<String, Object> device(int number) {
        var dose = dose("ESKETAMINE", "ESKETAMINE_NASAL", 28);
        dose.put("device", number);
        return dose;
    }

    Map<String, Object> dose(String drug, String route, double amount) {
        return new HashMap<>(Map.of(
                "drug",
                drug,
                "route",
                route,
                "amount",
                amount,
                "unit",
                "MG",
                "lot",
                "EX-4711",
                "givenBy",
                day.office.actor("nurse-1"),
                "witnessedBy",
                day.office.actor("nurse-2")));
    }

    public Answer give(Map<String, Object> dose) {
        return give(nurse(), dose);
    }

    Answer give(Wire caller, Map<String, Object> dose) {
        return day.change(caller, "doses", dose);
    }

    Answer end(Answer dose) {
        return day.change(nurse(), "doses/" + dose.text("id") + "/end", Map.of());
    }

    public JsonNode list(String what) {
        return nurse().get(day.path() + "/" + what).expect(200).body().path("items");
    }

    /** The dose that is being given is over. */
    public ChartSample ended() {
        var open = list("doses").findParents("id").stream()
                .filter(dose -> !dose.has("endedAt"))
                .findFirst()
                .orElseThrow();
        day.change(nurse(), "doses/" + open.path("id").asText() + "/end", Map.of())
                .expect(200);
        return this;
    }

    /** What the session says is due. */
    List<String> due() {
        var due = new ArrayList<String>();
        day.read()
                .path("due")
                .forEach(one ->
                        due.add(one.path("what").asText() + (one.path("overdue").asBoolean() ? " overdue" : "")));
        return due;
    }

    /** Of all rows that are about the session, to see that nothing has changed. */
    String everything() {
        var all = new StringBuilder();
        for (var table : List.of(
                "session",
                "vitals_entry",
                "observation_entry",
                "adverse_event",
                "dose",
                "session_alert",
                "session_form",
                "form_submission",
                "session_change")) {
            var key = table.equals("session") ? "id" : "session_id";
            database()
                    .list(
                            "select x::text from " + table + " x where " + key + " = ? order by 1",
                            row -> row.getString(1),
                            day.uuid())
                    .forEach(row -> all.append(table).append(row).append('\n'));
        }
        return all.toString();
    }
}
