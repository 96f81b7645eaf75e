package org.stillpoint.platform;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL beside the server, for whoever has none: on loopback only, with a generated password, durable, its data kept
 * across restarts and crashes. Refuses with {@link CannotStart} when the folder is in use, unusable or of another version.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    private static final String NAME = "stillpoint";
    private static final int SHUTDOWN_SECONDS = 30;
    private static final int WATCH_MILLISECONDS = 1000;

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
            var programs = PostgresPrograms.in(programsFolder);
            var cluster = PostgresCluster.in(folder, programs);
            new OrphanedPostgres(cluster, programs).stop();
            var postgres = new PostgresServer(cluster, programs, new PostgresLog(folder.log()));
            postgres.start();
            var database = new EmbeddedDatabase(folder, cluster, postgres);
            database.createDatabase();
            Thread.ofVirtual().name("embedded-database-watch").start(database::watch);
            return database;
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    /** The server's own role owns its database and nothing else. Each step may have been interrupted the last time. */
    private void createDatabase() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {PostgresServer.HOST});
        source.setPortNumbers(new int[] {postgres.port()});
        source.setDatabaseName("postgres");
        source.setUser(SUPERUSER);
        source.setPassword(cluster.password());
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select from pg_roles where rolname = '" + NAME + "'")
                    .next()) {
                statement.execute("create role " + NAME + " login password '" + cluster.password() + "'");
            }
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + NAME + "'")
                    .next()) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException failure) {
            close();
            throw new CannotStart("PostgreSQL on " + folder + " refuses its server: " + failure.getMessage(), failure);
        }
    }

    /** The configuration keys, with their values, that lead Quarkus to this database. */
    public Map<String, String> datasource() {
        var url = "jdbc:postgresql://" + PostgresServer.HOST + ":" + postgres.port() + "/" + NAME;
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", NAME,
                "quarkus.datasource.password", cluster.password());
    }

    /** A PostgreSQL that was killed is started again; of all its processes that is the only one it can not restart itself. */
    private void watch() {
        try {
            while (!serverStopped.await(WATCH_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                restartIfDead();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void restartIfDead() {
        if (closed || postgres.isAlive()) {
            return;
        }
        var log = Logger.getLogger(EmbeddedDatabase.class);
        try {
            postgres.startAgain();
            log.warn("The embedded PostgreSQL had ended and has been started again");
        } catch (CannotStart reason) {
            log.errorf("The embedded PostgreSQL has ended: %s", reason.getMessage());
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
