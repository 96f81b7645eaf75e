package org.stillpoint.platform;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL beside the server, for whoever has none: on loopback only, with a generated password, durable, its data kept
 * across restarts and crashes. Refuses with {@link CannotStart} when the folder is in use, unusable or of another version.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 30;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final DataFolder folder;
    private final PostgresCluster cluster;
    private final PostgresServer postgres;
    private final CountDownLatch serverStopped = new CountDownLatch(1);
    private boolean closed;

    private EmbeddedDatabase(DataFolder folder, PostgresCluster cluster, PostgresServer postgres) {
        this.folder = folder;
        this.cluster = cluster;
        this.postgres = postgres;
    }

    public static EmbeddedDatabase start(Path dataFolder, Path programsFolder) {
        var folder = DataFolder.open(dataFolder);
        try {
            var user = OrdinaryUser.forCluster(folder.cluster());
            folder.giveAlone(user);
            var programs = PostgresPrograms.in(programsFolder, user);
            var cluster = PostgresCluster.in(folder, programs, user);
            new OrphanedPostgres(cluster, programs).stop();
            // Not before: files must not change hands under somebody who still works with them.
            folder.give(user);
            var postgres = new PostgresServer(cluster, programs, new PostgresLog(folder.log()));
            postgres.start();
            var database = new EmbeddedDatabase(folder, cluster, postgres);
            database.prepare();
            Thread.ofVirtual().name("embedded-database-watch").start(database::watch);
            return database;
        } catch (IOException failure) {
            folder.close();
            throw new CannotStart("the data folder " + folder + " can not be given to PostgreSQL: " + failure, failure);
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private void prepare() {
        try {
            new PostgresRoles(cluster, postgres.port()).prepare();
        } catch (SQLException failure) {
            close();
            throw new CannotStart("PostgreSQL on " + folder + " refuses its server: " + failure.getMessage(), failure);
        }
    }

    /** The configuration keys, with their values, that lead Quarkus to this database. */
    public Map<String, String> datasource() {
        var url = "jdbc:postgresql://" + PostgresServer.HOST + ":" + postgres.port() + "/" + PostgresRoles.SERVER;
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url,
                "quarkus.datasource.username",
                PostgresRoles.SERVER,
                "quarkus.datasource.password",
                cluster.password());
    }

    /**
     * A PostgreSQL that was killed is started again; of all its processes that is the only one it can not restart itself. What keeps
     * it from coming back, a full disk say, may last a night: each attempt waits twice as long as the one before.
     */
    private void watch() {
        try {
            var pause = LOOK_EVERY;
            while (!serverStopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = isThereAgain() ? LOOK_EVERY : longer(pause);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private synchronized boolean isThereAgain() {
        if (closed || postgres.isAlive()) {
            return true;
        }
        var log = Logger.getLogger(EmbeddedDatabase.class);
        try {
            postgres.startAgain();
            log.warn("The embedded PostgreSQL had ended and has been started again");
            return true;
        } catch (CannotStart reason) {
            log.errorf("The embedded PostgreSQL has ended: %s", reason.getMessage());
            return false;
        }
    }

    /**
     * Stops PostgreSQL when the process ends, but not before the server has: shutdown hooks run side by side, so this one waits for
     * the server's last word.
     */
    public void stopAfterServer() {
        var exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            serverStopped.countDown();
            exit.accept(code, failure);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitServerAndClose, "embedded-database-stop"));
    }

    private void awaitServerAndClose() {
        try {
            serverStopped.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    @Override
    public synchronized void close() {
        serverStopped.countDown();
        if (!closed) {
            closed = true;
            postgres.stop();
            folder.close();
        }
    }
}
