package org.stillpoint.followup;

import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Something that is due for a made-up patient right now, until tomorrow. */
public final class FollowUpSample {

    private static final String INSERT = """
            insert into follow_up (id, patient_id, origin, code, kind, basis, follows, site_id, instruments, due_at, from_at, to_at,
                   status, why, priority, attempts, escalation, responses, version, created_at, updated_at)
            select ?::uuid, ?::uuid, ?, ?, ?, case when f.parent is null then 'EVENT' else 'MISSED' end, f.parent,
                   (select id from site where code = ?), ?, ?, ?, ?, 'OPEN', ?::jsonb, 5, 0, 0, '{}', 0, ?, ?
              from (select ?::uuid as parent) f""";

    /** Of all of them. */
    private static final class Place {
        static final Office OFFICE = Office.open();
        static final String SITE = OFFICE.site();
    }

    public static Office office() {
        return Place.OFFICE;
    }

    public final UUID id;
    public final String patient;

    private FollowUpSample(UUID id, String patient) {
        this.id = id;
        this.patient = patient;
    }

    public static FollowUpSample checkIn() {
        return of(Office.patient(), FollowUpKind.CHECK_IN, null);
    }

    public static FollowUpSample checkIn(String patient) {
        return of(patient, FollowUpKind.CHECK_IN, null);
    }

    public static FollowUpSample visit() {
        return of(Office.patient(), FollowUpKind.VISIT, null);
    }

    public static FollowUpSample questionnaire(String... instruments) {
        return of(Office.patient(), FollowUpKind.QUESTIONNAIRE, null, instruments);
    }

    /** A review that suggests an earlier session. */
    public static FollowUpSample suggesting() {
        var review = of(Office.patient(), FollowUpKind.REVIEW, null);
        database()
                .update(
                        "update follow_up set suggested_for = 'MAINTENANCE_1:none:0', suggested_from = current_date + 20,"
                                + " suggested_to = current_date + 27 where id = ?",
                        review.id);
        return review;
    }

    /** The same is asked again, because nobody has answered. */
    FollowUpSample again(FollowUpKind kind, String... instruments) {
        database().update("update follow_up set status = 'MISSED' where id = ?", id);
        return of(patient, kind, id, instruments);
    }

    public static FollowUpSample of(String patient, FollowUpKind kind, UUID follows, String... instruments) {
        var id = Arc.container().instance(Ids.class).get().next();
        var now = now();
        database()
                .update(
                        INSERT,
                        id,
                        UUID.fromString(patient),
                        "SAMPLE:" + id,
                        kind == FollowUpKind.CHECK_IN ? "CHECK_IN_24H" : "SAMPLE",
                        kind.name(),
                        Place.SITE,
                        instruments,
                        now,
                        now.minus(Duration.ofHours(1)),
                        now.plus(Duration.ofDays(1)),
                        "{\"rule\": \"EACH_SESSION\", \"since\": \"" + now.minus(Duration.ofDays(1))
                                + "\", \"hours\": 24}",
                        now,
                        now,
                        follows);
        return new FollowUpSample(id, patient);
    }

    static Database database() {
        return Arc.container().instance(Database.class).get();
    }

    static Instant now() {
        return Arc.container().instance(TestClock.class).get().instant();
    }

    /** Of a talk at the nth of the starts that are offered for it. */
    public Map<String, Object> booking(int nth) {
        var talk = office().service("talk");
        var slots = Office.desk()
                .get(path() + "/session-slots?service=" + talk)
                .expect(200)
                .body()
                .path("items");
        return Map.of("start", slots.path(nth).path("start").asText(), "service", talk);
    }

    public String path() {
        return "/v1/follow-ups/" + id;
    }

    /** With the key of a new link. */
    public Answer issued() {
        return Office.desk().post(path() + "/links", Map.of());
    }

    /** Whoever opens a new link, from an address of their own. */
    Wire opened() {
        return Office.visitor().as(issued().expect(200).text("key"));
    }

    /** By the patient, who is well. */
    public FollowUpSample answered() {
        opened().post(
                        path() + "/check-ins",
                        Map.of("dateOfBirth", "1980-05-17", "sideEffects", List.of("DIZZINESS"), "mood", 7))
                .expect(200);
        return this;
    }

    String status() {
        return database()
                .first("select status from follow_up where id = ?", row -> row.getString(1), id)
                .orElseThrow();
    }
}
