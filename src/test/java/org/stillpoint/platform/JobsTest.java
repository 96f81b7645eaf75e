package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Await;
import org.stillpoint.testsupport.Overheard;
import org.stillpoint.testsupport.TestClock;

/** What the program does by itself, all replicas together. */
@QuarkusTest
class JobsTest {

    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Does nothing but count. */
    @Singleton
    @Unremovable
    static class Counted implements RecurringJob {

        final AtomicInteger runs = new AtomicInteger();

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public Duration pause() {
            return Duration.ofDays(1);
        }

        @Override
        public void run() {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("this job fails");
            }
        }
    }

    @Inject
    AgroalDataSource source;

    @Inject
    @Any
    Instance<RecurringJob> jobs;

    @Inject
    Counted counted;

    @Inject
    JobSettings settings;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @BeforeEach
    void neverRun() {
        clock.set(clock.instant());
        counted.runs.set(0);
        database.update("delete from job where task_name = 'counted'");
    }

    /** Until it has run so often and is planned for later, when nobody is running it any more. */
    private void awaitRuns(int wanted) {
        Await.until(wanted + " runs", PATIENCE, () -> counted.runs.get() >= wanted && isPlanned());
        assertThat(counted.runs.get()).isEqualTo(wanted);
    }

    private boolean isPlanned() {
        return isPlannedAfter(clock.instant());
    }

    private boolean isPlannedAfter(Instant moment) {
        var planned = "select 1 from job where task_name = 'counted' and not picked and execution_time > ?";
        return !database.list(planned, row -> 1, moment).isEmpty();
    }

    @Test
    void aJobIsDoneByOneOfTwoServersAndAgainAfterItsPauseAlsoWhenItFailed() {
        var one = new Jobs(source, jobs, settings, clock);
        var other = new Jobs(source, jobs, settings, clock);
        one.start(OFTEN);
        other.start(OFTEN);
        try {
            awaitRuns(1);
            clock.advance(Duration.ofDays(1).plusSeconds(1));
            awaitRuns(2);
            one.stop();
            clock.advance(Duration.ofDays(1).plusSeconds(1));
            awaitRuns(3);
        } finally {
            one.stop();
            other.stop();
        }
        assertThat(database.list("select 1 from job where task_name = 'purge-requests'", row -> 1))
                .hasSize(1);
    }

    @Test
    void aJobThatAClockDaysAheadPlannedIsDoneAfterItsPause() {
        var server = new Jobs(source, jobs, settings, clock);
        server.start(OFTEN);
        try {
            awaitRuns(1);
            database.update(
                    "update job set execution_time = ?, version = version + 1 where task_name = 'counted'",
                    clock.instant().plus(Duration.ofDays(3)));
            Await.until("brought forward", PATIENCE, () -> {
                clock.advance(OFTEN);
                return !isPlannedAfter(clock.instant().plus(counted.pause()));
            });
            clock.advance(counted.pause());
            Await.until("done again", PATIENCE, () -> {
                clock.advance(OFTEN);
                return counted.runs.get() == 2;
            });
        } finally {
            server.stop();
        }
    }

    /** As it stands when a server was killed, or was not there for the database's answer. */
    private void leftBy(String server, Instant lastHeardOf) {
        database.update(
                "update job set picked = true, picked_by = ?, last_heartbeat = ?, execution_time = ?, version = version + 1"
                        + " where task_name = 'counted'",
                server,
                lastHeardOf,
                clock.instant());
    }

    private void doneBefore() {
        whileItServes(() -> awaitRuns(1));
    }

    private void whileItServes(Runnable work) {
        var server = new Jobs(source, jobs, settings, clock);
        server.start(OFTEN);
        try {
            work.run();
        } finally {
            server.stop();
        }
    }

    private void awaitAgain() {
        Await.until("done again", PATIENCE, () -> {
            clock.advance(OFTEN);
            return counted.runs.get() == 2;
        });
    }

    @Test
    void aRunOfWhichNobodyHasHeardForLongerThanClocksMayDifferIsDoneAgain() {
        doneBefore();
        leftBy("one that is gone", clock.instant().minus(ClockSkew.MOST).minusSeconds(35));
        whileItServes(this::awaitAgain);
    }

    @Test
    void aRunThatAClockDaysAheadHasLeftIsDoneAgainToo() {
        doneBefore();
        leftBy("one that is gone and was ahead", clock.instant().plus(Duration.ofDays(3)));
        whileItServes(() -> Await.until("heard of now", PATIENCE, () -> {
            clock.advance(OFTEN);
            var ahead = "select 1 from job where task_name = 'counted' and last_heartbeat > ?";
            return database.list(ahead, row -> 1, clock.instant()).isEmpty();
        }));
        clock.advance(ClockSkew.MOST.plusSeconds(35));
        whileItServes(this::awaitAgain);
    }

    /** The README promises it. */
    @Test
    void whoeverIsReadyIsLookedAtAgainWithinHalfAMinute() {
        var readiness = jobs.stream()
                .filter(job -> job.name().equals("session-readiness"))
                .findFirst()
                .orElseThrow();
        assertThat(readiness.pause().plus(Jobs.LOOK_EVERY)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aServerThatTakesNoPartSaysWhatIsLeftToOthers() {
        var said =
                Overheard.told(Jobs.class, () -> new Jobs(source, jobs, () -> false, clock).begin(new StartupEvent()));
        assertThat(said)
                .singleElement(as(STRING))
                .startsWith("WARN")
                .contains(jobs.stream().map(RecurringJob::name).toList());
    }
}
