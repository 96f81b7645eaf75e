package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.patient.PersonalData;
import org.stillpoint.platform.AnswersAbout;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.StoredRows;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** A person's follow-ups: shown with what was done about each, and erased with nothing left. */
@ApplicationScoped
class FollowUpsOfPerson implements PersonalData {

    private static final String OWN = "select * from follow_up where patient_id = ? order by due_at, id";
    private static final String EVENTS = """
            select e.* from follow_up_event e join follow_up f on f.id = e.follow_up_id where f.patient_id = ? order by e.id""";

    private static final String CHECK_INS = """
            select c.* from check_in c join follow_up f on f.id = c.follow_up_id where f.patient_id = ? order by c.answered_at""";

    private static final String WISHES = "select * from check_in_wish where patient_id = ? order by asked_at";

    private final StoredRows rows;
    private final Recompute recompute;
    private final Database database;
    private final AnswersAbout answers;
    private final PersonalKeys keys;

    FollowUpsOfPerson(
            StoredRows rows, Recompute recompute, Database database, AnswersAbout answers, PersonalKeys keys) {
        this.rows = rows;
        this.recompute = recompute;
        this.database = database;
        this.answers = answers;
        this.keys = keys;
    }

    @Override
    public Set<String> tables() {
        return Set.of("follow_up", "follow_up_event", "follow_up_mark", "follow_up_link", "check_in", "check_in_wish");
    }

    /** A mark says nothing but that something is to be worked out. */
    @Override
    public Map<String, List<Map<String, Object>>> export(UUID patient) {
        return Map.of(
                "followUps",
                rows.of("follow_up", OWN, patient),
                "followUpEvents",
                rows.of("follow_up_event", EVENTS, patient),
                "checkInWishes",
                rows.of("check_in_wish", WISHES, patient),
                "checkIns",
                rows.of("check_in", CHECK_INS, patient));
    }

    @Override
    public void erase(UUID patient) {
        recompute.lock(patient);
        var ids = database.list(
                        "select id from follow_up where patient_id = ?", row -> row.getObject(1, UUID.class), patient)
                .toArray(UUID[]::new);
        database.send(new RoundTrip()
                .update("delete from follow_up_event where follow_up_id = any(?)", count -> {}, (Object) ids)
                .update("delete from follow_up_link where follow_up_id = any(?)", count -> {}, (Object) ids)
                .update("delete from check_in where follow_up_id = any(?)", count -> {}, (Object) ids)
                .update("delete from follow_up where patient_id = ?", count -> {}, patient)
                .update("delete from check_in_wish where patient_id = ?", count -> {}, patient)
                .update("delete from follow_up_mark where patient_id = ?", count -> {}, patient));
        keys.revoke(KeyKind.FOLLOW_UP, ids);
        answers.forget(ids);
    }
}
