package org.stillpoint.platform;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Runs the recurring jobs. When each is due stands in the database, so that replicas share them and a restart forgets none. */
@Singleton
class Jobs {

    private static final Logger LOG = Logger.getLogger(Jobs.class);

    private static final String TABLE = "job";
    /** A job is as late as this at most, so it is short beside the shortest pause. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    /**
     * A run that was killed, or whose end the database was not told, is done again once nobody has heard of it for so many of these,
     * and two more until somebody looks. It must be longer than {@link ClockSkew#MOST} and two of these, or who is ahead would take
     * what others do.
     */
    private static final int MISSED_SIGNS = 9;

    /** The rest of {@code quarkus.shutdown.timeout} is for calls that are under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AgroalDataSource database;
    private final List<RecurringJob> jobs;
    private final JobSettings settings;
    private final Clock clock;

    private Scheduler scheduler;

    Jobs(AgroalDataSource database, Instance<RecurringJob> jobs, JobSettings settings, Clock clock) {
        this.database = database;
        this.jobs = jobs.stream().toList();
        this.settings = settings;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start) {
        if (settings.enabled()) {
            start(LOOK_EVERY);
        } else {
            LOG.warnf(
                    "This server does nothing by itself (stillpoint.jobs.enabled=false); another one has to: %s",
                    jobs.stream().map(RecurringJob::name).sorted().collect(joining(", ")));
        }
    }

    void end(@Observes ShutdownEvent stop) {
        stop();
    }

    synchronized void start(Duration lookEvery) {
        scheduler = Scheduler.create(database)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .startTasks(jobs.stream().map(Jobs::task).toList())
                .addSchedulerListener(ahead())
                .threads(2)
                .pollingInterval(lookEvery)
                .heartbeatInterval(SIGN_OF_LIFE)
                .missedHeartbeatsLimit(MISSED_SIGNS)
                .shutdownMaxWait(PATIENCE)
                .failureLogging(LogLevel.WARN, false)
                .clock(clock::instant)
                .build();
        scheduler.start();
    }

    private JobsAhead ahead() {
        var tasks = jobs.stream().<Task<?>>map(Jobs::task).toList();
        var client =
                SchedulerClient.Builder.create(database, tasks).tableName(TABLE).build();
        var pauses = jobs.stream().collect(toMap(RecurringJob::name, RecurringJob::pause));
        return new JobsAhead(client, new Database(database), pauses, clock);
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.pause())).execute((instance, context) -> job.run());
    }

    synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }
}
