package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.LockQueue;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class PlanChangeTest {

    @Inject
    TestClock clock;

    @Inject
    Clinic clinic;

    @Inject
    PlanStore store;

    @Inject
    Database database;

    @Inject
    Listener listener;

    @Singleton
    static class Listener {

        private volatile ClinicPlan heard;
        private volatile boolean refuse;

        void hear(@Observes ClinicChanged change) {
            heard = change.plan();
            if (refuse) {
                throw new IllegalStateException("the listener does not want it");
            }
        }
    }

    private static ClinicSample made(ClinicSample sample) {
        PlanInstaller.change(sample.plan());
        return sample;
    }

    @Test
    void whatIsAddedIsInThePlanAndInTheDatabaseAsItWas() {
        var sample = made(ClinicSample.in("America/St_Johns")
                .open("mon-fri", "08:00-17:00")
                .practitioner("nurse", 3, "NURSE")
                .works("nurse", "tue", "22:00-02:00")
                .away("nurse", "2026-12-24", "2026-12-26", "08:00-12:00")
                .service("visit", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("NURSE", 2, PhaseCode.DOSING, PhaseCode.DOSING)));
        var site = sample.site();
        var nurse = sample.actor("nurse");
        var visit = sample.service("visit");
        var stored = store.read();
        assertEquals(site, clinic.plan().site(site.code()).orElseThrow());
        assertEquals(site, stored.site(site.id()).orElseThrow());
        assertEquals(nurse, stored.actor(nurse.id()).orElseThrow());
        assertEquals(visit, stored.service(visit.id()).orElseThrow());
    }

    @Test
    void everyChangeRaisesTheRevisionByOneAndIsAnnounced() {
        made(ClinicSample.in("UTC"));
        var before = clinic.plan().revision();
        made(ClinicSample.in("UTC"));
        assertEquals(before + 1, clinic.plan().revision());
        assertEquals(before + 1, store.revision());
        assertEquals(before + 1, listener.heard.revision());
    }

    @Test
    void aListenerThatFailsUndoesTheChange() {
        var sample = ClinicSample.in("UTC");
        listener.refuse = true;
        try {
            assertThrows(IllegalStateException.class, () -> made(sample));
        } finally {
            listener.refuse = false;
        }
        assertTrue(clinic.plan().site(sample.site().id()).isEmpty());
        assertTrue(store.read().site(sample.site().id()).isEmpty());
    }

    @Test
    void aServerThatDidNotMakeTheChangeFindsItByTheRevision() {
        var other = new Clinic(store, clock);
        var before = other.plan();
        var sample = made(ClinicSample.in("UTC"));
        assertEquals(before, other.plan());
        other.refresh();
        assertTrue(other.plan().site(sample.site().id()).isPresent());
        var held = other.plan();
        other.refresh();
        assertEquals(held, other.plan());
    }

    @Test
    void aServerThatDidNotMakeTheChangeKnowsItAfterFiveSeconds() {
        var other = new Clinic(store, clock);
        other.plan();
        var site = made(ClinicSample.in("UTC")).site().id();
        assertTrue(other.plan().site(site).isEmpty());
        clock.advance(Duration.ofSeconds(6));
        assertTrue(other.plan().site(site).isPresent());
    }

    @Test
    void aServerThatIsAskedForWhatItDoesNotKnowLooksAtOnce() {
        var other = new Clinic(store, clock);
        other.plan();
        var site = made(ClinicSample.in("UTC")).site().id();
        assertTrue(other.plan(known -> known.site(site).isPresent()).site(site).isPresent());
    }

    @Test
    void aChangeWaitsForABookingThatIsUnderWay() throws Exception {
        var change = new CompletableFuture<Void>();
        QuarkusTransaction.requiringNew().run(() -> {
            database.first("select pg_advisory_xact_lock_shared(?)", row -> true, Clinic.PLAN_LOCK);
            Thread.startVirtualThread(() -> {
                made(ClinicSample.in("UTC"));
                change.complete(null);
            });
            assertThrows(TimeoutException.class, () -> change.get(300, TimeUnit.MILLISECONDS));
        });
        change.get(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void aChangeThatCanNotHaveThePlanLeavesNobodyWaitingBehindIt() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.first("select pg_advisory_xact_lock_shared(?)", row -> true, Clinic.PLAN_LOCK);
            var change = CompletableFuture.runAsync(() -> made(ClinicSample.in("UTC")));
            // The pool gives up after 1.5 s; the connections of tests have patience for half a minute.
            assertThrows(ExecutionException.class, () -> change.get(4, TimeUnit.SECONDS));
            assertEquals(0, LockQueue.length(database));
        });
    }

    @Test
    void twoChangesAtOnceAreBothMade() throws Exception {
        var before = store.revision();
        var one = CompletableFuture.runAsync(() -> made(ClinicSample.in("UTC")));
        var two = CompletableFuture.runAsync(() -> made(ClinicSample.in("UTC")));
        CompletableFuture.allOf(one, two).get(10, TimeUnit.SECONDS);
        assertEquals(before + 2, store.revision());
        assertEquals(before + 2, clinic.plan().revision());
    }

    /** The database refuses what the label forbids, whoever writes it; what is allowed meets only the code that is taken. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"route": "ESKETAMINE_NASAL", "phases": [{"code": "OBSERVATION", "minutes": 115}]} | service_esketamine_observation_floor
            {"route": "ESKETAMINE_NASAL", "phases": [{"code": "DOSING", "minutes": 120}]}      | service_esketamine_observation_floor
            {"route": "ESKETAMINE_NASAL", "phases": [{"code": "OBSERVATION", "minutes": 120}]} | service_code_unique
            {"route": "IV_KETAMINE", "phases": [{"code": "OBSERVATION", "minutes": 5}]}        | service_code_unique
            """)
    void theObservationFloorOfEsketamineHoldsInTheDatabase(String definition, String constraint) {
        var known = ClinicSample.in("UTC")
                .service("visit", service -> service.phase(PhaseCode.DOSING, 30))
                .install()
                .service("visit");
        var insert = "insert into service (id, code, definition) values (gen_random_uuid(), '%s', '%s')"
                .formatted(known.code(), definition);
        var failure = assertThrows(Database.Failure.class, () -> database.update(insert));
        assertTrue(failure.getCause().getMessage().contains("\"" + constraint + "\""), failure::toString);
    }
}
