package org.stillpoint.board;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.stillpoint.platform.ListeningConnection;
import org.stillpoint.platform.OwnConnections;

/**
 * Tells those who listen to this server what any server has written, while there are any: on a connection of its own, woken by
 * the {@link Bell} and, should that be lost, by itself. A connection that is lost is made again, and what came meanwhile is found.
 */
@Singleton
class Feed {

    /** By this name the database's administrator knows the connection. */
    static final String CONNECTION = "stillpoint-board";

    private static final Logger LOG = Logger.getLogger(Feed.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final OwnConnections connections;
    private final Listeners listeners;
    private final ChangeLog log;
    private final BoardConfig config;
    private final AtomicReference<Position> position = new AtomicReference<>();
    private volatile Thread thread;
    private volatile boolean stopping;

    Feed(OwnConnections connections, Listeners listeners, ChangeLog log, BoardConfig config) {
        this.connections = connections;
        this.listeners = listeners;
        this.log = log;
        this.config = config;
    }

    void begin(@Observes StartupEvent start) {
        thread = Thread.ofVirtual().name("board-feed").start(this::run);
    }

    void end(@Observes ShutdownEvent stop) {
        stopping = true;
        thread.interrupt();
    }

    /**
     * What is committed after this call will be told to those who are among the listeners already; called before one of them reads
     * what it has missed, so that nothing falls between the two.
     */
    void awake() {
        if (position.get() == null) {
            position.compareAndSet(null, log.now());
        }
    }

    private void run() {
        try {
            while (!stopping) {
                listeners.awaitOne();
                listen();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (var connection = connections.listen(Bell.CHANNEL, CONNECTION)) {
            while (!stopping && !listeners.isEmpty()) {
                look(connection);
                connection.await(config.look());
            }
        } catch (SQLException | RuntimeException lost) {
            if (!stopping) {
                LOG.warnf(
                        "What happens can not be told at the moment: %s",
                        lost.getClass().getSimpleName());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void look(ListeningConnection connection) throws SQLException {
        var seen = position.get();
        if (seen != null) {
            var look = ChangeLog.look(connection, seen);
            if (seen.leadsTo(look.position())) {
                listeners.tell(look);
            } else {
                listeners.leaveBehind();
            }
            position.set(look.position());
        }
    }
}
