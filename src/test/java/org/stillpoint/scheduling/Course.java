package org.stillpoint.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Visits of one patient that are asked for together, in a test's words. */
final class Course {

    static final String PATH = "/v1/echo/courses";

    private final Office office;
    private final String patient;
    private final List<Map<String, Object>> visits = new ArrayList<>();

    private Course(Office office, String patient) {
        this.office = office;
        this.patient = patient;
    }

    static Course of(Office office, String patient) {
        return new Course(office, patient);
    }

    Course visit(String service, String start) {
        visits.add(new HashMap<>(office.place(service, start)));
        return this;
    }

    /** The last visit prefers this actor; {@code "avoided"} likewise. */
    Course with(String wish, String actor) {
        visits.getLast().put(wish, office.clinic().actor(actor).id());
        return this;
    }

    private Map<String, Object> body() {
        return new HashMap<>(Map.of("patient", patient, "visits", visits));
    }

    Answer book(Wire caller) {
        return caller.post(PATH, body());
    }

    Answer book(Wire caller, Map<String, Object> override) {
        var body = body();
        body.put("override", override);
        return caller.post(PATH, body);
    }

    Answer bookWhatFits(Wire caller) {
        return caller.post(PATH + "/parts", body());
    }

    static Answer cancel(Wire caller, Answer booked) {
        return caller.post(PATH + "/cancellation", booked.body().findValuesAsText("id"));
    }

    static Map<String, Object> move(Answer booked, int index, String start) {
        var one = booked.body().get(index);
        return move(one.path("id").asText(), one.path("version").asLong(), start);
    }

    static Map<String, Object> move(String id, long version, String start) {
        return new HashMap<>(Map.of("appointment", id, "version", version, "start", start));
    }

    @SafeVarargs
    static Answer moveAll(Wire caller, Map<String, Object>... moves) {
        var all = new ArrayList<Map<String, Object>>();
        for (var move : moves) {
            all.add(move);
        }
        return caller.post(PATH + "/moves", Map.of("moves", all));
    }
}
