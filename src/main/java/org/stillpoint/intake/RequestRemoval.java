package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.stillpoint.platform.AnswersAbout;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** Deletes requests with all that hangs on them. Joins the caller's transaction. */
@ApplicationScoped
class RequestRemoval {

    /** What hangs on a request by its {@code request_id}, by what it is called in an export. */
    static final Map<String, String> TABLES = new TreeMap<>(Map.of(
            "screenings", "screening",
            "contactAttempts", "contact_attempt",
            "requestDecisions", "request_decision",
            "requestSeparations", "request_separation",
            "requestAssignments", "request_assignment"));

    private final Database database;
    private final PersonalKeys keys;
    private final AnswersAbout answers;

    RequestRemoval(Database database, PersonalKeys keys, AnswersAbout answers) {
        this.database = database;
        this.keys = keys;
        this.answers = answers;
    }

    void remove(UUID... requests) {
        if (requests.length == 0) {
            return;
        }
        var deletes = new RoundTrip();
        TABLES.values()
                .forEach(table -> deletes.update(
                        "delete from " + table + " where request_id = any(?)", count -> {}, (Object) requests));
        // What was closed as a duplicate of one of them stays closed as a duplicate, of something that is not there any
        // more.
        deletes.update(
                "update request_decision set duplicate_of = null where duplicate_of = any(?)", count -> {}, (Object)
                        requests);
        deletes.update("delete from appointment_request where id = any(?)", count -> {}, (Object) requests);
        database.send(deletes);
        keys.revoke(KeyKind.APPOINTMENT_REQUEST, requests);
        answers.forget(requests);
    }
}
