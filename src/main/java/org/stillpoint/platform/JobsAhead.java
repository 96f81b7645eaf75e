package org.stillpoint.platform;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Looks after each round whether a job is planned for later than its pause allows, or was heard of later than now. That was done by a
 * server whose clock was ahead, and nobody would take the overdue vital signs of a whole day for one clock that was wrong for a minute.
 */
final class JobsAhead extends AbstractSchedulerListener {

    private static final Logger LOG = Logger.getLogger(JobsAhead.class);

    private static final String HEARD_NOW = "update job set last_heartbeat = ? where picked and last_heartbeat > ?";

    private final SchedulerClient client;
    private final Database database;
    private final Map<String, Duration> pauses;
    private final Clock clock;

    JobsAhead(SchedulerClient client, Database database, Map<String, Duration> pauses, Clock clock) {
        this.client = client;
        this.database = database;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
        if (event == SchedulerEventType.RAN_EXECUTE_DUE) {
            client.fetchScheduledExecutions(ScheduledExecutionsFilter.all().withPicked(false), this::bringForward);
            hearNow();
        }
    }

    /** Who still runs a job is heard of again soon; who is gone would pass for running until that moment has come. */
    private void hearNow() {
        var now = clock.instant();
        database.update(HEARD_NOW, now, now.plus(ClockSkew.MOST));
    }

    private void bringForward(ScheduledExecution<Object> planned) {
        var job = planned.getTaskInstance();
        var pause = pauses.get(job.getTaskName());
        var now = clock.instant();
        if (pause != null && planned.getExecutionTime().isAfter(now.plus(pause).plus(ClockSkew.MOST))) {
            LOG.warnf(
                    "The job %s was planned by a clock that was ahead, and is due after its pause", job.getTaskName());
            // Not at once: if it is this server's clock that is wrong, the others would do it again and again.
            client.reschedule(job, now.plus(pause));
        }
    }
}
