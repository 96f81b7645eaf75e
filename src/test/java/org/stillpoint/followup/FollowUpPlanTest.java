package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;

/** How many rows the database touches for a page of the lists and for one patient, whatever has piled up: by its own count. */
@QuarkusTest
class FollowUpPlanTest {

    private static final int PATIENTS = 30;
    private static final int ALL = 30_000;

    /** A statement of the server ends when nothing is heard of it for two seconds. */
    private static final int AT_ONCE = 3_000;

    private static final int PAGE = 50;

    /** One of four is open; of all patients at two sites. One of fifty has an owner. */
    private static final String MANY = """
            insert into follow_up (id, patient_id, origin, code, kind, basis, site_id, instruments, due_at, from_at, to_at, status, why,
                   priority, attempts, escalation, responses, owner, owner_since, owner_until, completed_at, version, created_at,
                   updated_at)
            select gen_random_uuid(), (?)[1 + n % ?], 'plan-' || n, case when n % 3 = 0 then 'MAINTENANCE_1' else 'WEARING_OFF_7D' end,
                   case when n % 3 = 0 then 'SESSION' else 'QUESTIONNAIRE' end, 'PLAN', (?)[1 + n % 2], '{}', at,
                   at - interval '2 days', at + interval '9 days', case when n % 8 < 2 then 'OPEN' else 'COMPLETED' end, '{}', 1 + n % 5,
                   0, 0, '{}', case when n % 50 = 0 then ?::uuid end, case when n % 50 = 0 then ?::timestamptz end,
                   case when n % 50 = 0 then ?::timestamptz + interval '1 day' end, case when n % 8 < 2 then null else at end, 0, at, at
              from generate_series(?, ?) n, lateral (select ?::timestamptz - n * interval '3 minutes' as at) moment""";

    private static final String TOUCHED = """
            select coalesce(sum(seq_scan), 0), coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)
              from pg_stat_xact_user_tables where relname = 'follow_up'""";

    private record Touched(long scans, long rows) {}

    @Inject
    FollowUps followUps;

    @Inject
    DueQuery due;

    @Inject
    RecallQuery recalls;

    @Inject
    PatientFactsReader reader;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private UUID site;
    private Instant now;
    private final UUID owner = UUID.randomUUID();
    private List<UUID> patients;

    @BeforeEach
    void many() {
        site = Office.open().clinic().site().id();
        var other = Office.open().clinic().site().id();
        now = clock.instant();
        patients = IntStream.range(0, PATIENTS)
                .mapToObj(each -> UUID.fromString(Office.patient()))
                .toList();
        QuarkusTransaction.begin();
        for (int from = 0; from < ALL; from += AT_ONCE) {
            database.update(
                    MANY,
                    patients.toArray(UUID[]::new),
                    PATIENTS,
                    new UUID[] {site, other},
                    owner,
                    now,
                    now,
                    from,
                    from + AT_ONCE - 1,
                    now);
        }
        database.update("analyze follow_up");
    }

    @AfterEach
    void none() {
        QuarkusTransaction.rollback();
    }

    private Touched touched() {
        return database.first(TOUCHED, row -> new Touched(row.getLong(1), row.getLong(2)))
                .orElseThrow();
    }

    /** Planned for these values, and for whatever values come. */
    private void touches(String what, long most, Supplier<List<?>> read, int found) {
        for (var mode : List.of("auto", "force_generic_plan")) {
            database.first("select set_config('plan_cache_mode', ?, true)", row -> row.getString(1), mode);
            var before = touched();
            assertThat(read.get()).as(what).hasSize(found);
            var after = touched();
            assertThat(after.scans())
                    .as(what + " reads the whole table, " + mode)
                    .isEqualTo(before.scans());
            assertThat(after.rows() - before.rows())
                    .as("rows touched by " + what + ", " + mode)
                    .isBetween(1L, most);
        }
    }

    private Supplier<List<?>> list(FollowUpFilter filter, Optional<UUID> at, Optional<FollowUpCursor> after) {
        return () -> due.page(filter, at, now, after, PAGE + 1, true);
    }

    private FollowUpCursor deep() {
        return new FollowUpCursor((short) 3, now.minus(Duration.ofDays(30)), UUID.randomUUID());
    }

    @Test
    void aPageOfWhatIsDueTouchesLittleMoreThanItShows() {
        var filter = new FollowUpFilter();
        touches("all sites", 2 * PAGE, list(filter, Optional.empty(), Optional.empty()), PAGE + 1);
        touches("one site", 2 * PAGE, list(filter, Optional.of(site), Optional.empty()), PAGE + 1);
        touches("a deep page", 2 * PAGE, list(filter, Optional.of(site), Optional.of(deep())), PAGE + 1);
        filter.due = true;
        touches("what is due", 2 * PAGE, list(filter, Optional.of(site), Optional.empty()), PAGE + 1);
        filter.overdue = true;
        touches("what is late", 2 * PAGE, list(filter, Optional.of(site), Optional.empty()), PAGE + 1);
        filter.kinds = List.of(FollowUpKind.SESSION);
        touches("one kind", 2 * PAGE, list(filter, Optional.of(site), Optional.of(deep())), PAGE + 1);
        var mine = new FollowUpFilter();
        mine.owner = owner;
        touches("what I work on", 2 * PAGE, list(mine, Optional.empty(), Optional.empty()), PAGE + 1);
    }

    @Test
    void aPageOfTheRecallListTouchesLittleMoreThanItShows() {
        for (boolean signs : List.of(true, false)) {
            for (var after : List.of(
                    Optional.<FollowUpCursor>empty(),
                    Optional.of(new FollowUpCursor((short) 1, deep().at(), deep().id())))) {
                touches(
                        "one site, " + signs + after,
                        4 * PAGE,
                        () -> recalls.of(Optional.of(site), now, after, PAGE + 1, signs),
                        PAGE + 1);
                touches(
                        "all sites, " + signs + after,
                        4 * PAGE,
                        () -> recalls.of(Optional.empty(), now, after, PAGE + 1, signs),
                        PAGE + 1);
            }
        }
    }

    /** All that a patient ever had is more than they are due for by far. */
    @Test
    void aSignOfRelapseCostsTheRecallListWhatThePatientIsDueForAndNoMore() {
        var worried = FollowUpSample.of(patients.getFirst().toString(), FollowUpKind.REVIEW, null);
        database.update("update follow_up set code = 'RELAPSE_REVIEW' where id = ?", worried.id);
        int open = ALL / PATIENTS / 4; // Each of this patient's is a session.
        touches(
                "one site",
                3 * PAGE + open,
                () -> recalls.of(Optional.of(site), now, Optional.empty(), PAGE + 1, true),
                PAGE + 1);
        touches(
                "all sites",
                3 * PAGE + open,
                () -> recalls.of(Optional.empty(), now, Optional.empty(), PAGE + 1, true),
                PAGE + 1);
    }

    @Test
    void onePatientsFollowUpsTouchNobodyElses() {
        int own = ALL / PATIENTS;
        touches(
                "the schedule",
                own,
                () -> {
                    followUps.getEntityManager().clear();
                    return followUps.ofPatient(patients.getFirst());
                },
                own);
        touches("what is kept", own, () -> reader.known(patients.subList(0, 1)), own);
    }
}
