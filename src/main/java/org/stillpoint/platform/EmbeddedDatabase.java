package org.stillpoint.platform;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL beside the server, for whoever has none: on loopback only, with a generated password, durable, its data kept
 * across restarts and crashes. Refuses with {@link CannotStart} when the folder is in use, unusable or of another version.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    private static final String NAME = "stillpoint";
    private static final String HOST = "127.0.0.1";
    private static final int ATTEMPTS = 3;
    private static final int SHUTDOWN_SECONDS = 30;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", HOST),
            // No socket file, so no socket lock that could be left behind, and no way in but with the password.
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("random_page_cost", "1.1"),
            // All queries are short: compiling them takes longer than running them.
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"),
            // Statements and details of errors hold personal data, which has no place in a log.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final PostgresCluster cluster;
    private final CountDownLatch serverStopped = new CountDownLatch(1);
    private int port;
    private boolean running;

    private EmbeddedDatabase(DataFolder folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
        this.cluster = PostgresCluster.in(folder, programs);
    }

    public static EmbeddedDatabase start(Path dataFolder, Path programsFolder) {
        var folder = DataFolder.open(dataFolder);
        try {
            var database = new EmbeddedDatabase(folder, PostgresPrograms.in(programsFolder));
            database.start();
            return database;
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private void start() {
        new OrphanedPostgres(cluster, programs).stop();
        var log = new PostgresLog(folder.log());
        for (var attempt = 1; !running; attempt++) {
            log.begin();
            port = freePort();
            var answer = programs.run(
                    "pg_ctl",
                    "start",
                    "-D",
                    cluster.home().toString(),
                    "-l",
                    folder.log().toString(),
                    "-o",
                    options(),
                    "-w",
                    "-t",
                    "300");
            running = !answer.failed();
            var said = log.sinceBegin();
            var portTaken = said.contains("Address already in use");
            if (!running && (!portTaken || attempt == ATTEMPTS)) {
                var complaint = PostgresLog.complaint(said.isBlank() ? answer.text() : said);
                throw new CannotStart("PostgreSQL did not start on " + folder + ": " + complaint);
            }
        }
        try {
            createDatabase();
        } catch (SQLException failure) {
            close();
            throw new CannotStart(
                    "PostgreSQL on " + folder + " refuses its own server: " + failure.getMessage(), failure);
        }
    }

    private String options() {
        return SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }

    /** Nobody else may have taken it by the time PostgreSQL listens there, hence the attempts. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new CannotStart("no port is free on " + HOST, none);
        }
    }

    /** The server's own role owns its database and nothing else. Each step may have been interrupted the last time. */
    private void createDatabase() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(SUPERUSER);
        source.setPassword(cluster.password());
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_roles where rolname = '" + NAME + "'")
                    .next()) {
                statement.execute("create role " + NAME + " login password '" + cluster.password() + "'");
            }
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + NAME + "'")
                    .next()) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        }
    }

    /** The configuration keys, with their values, that lead Quarkus to this database. */
    public Map<String, String> datasource() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + HOST + ":" + port + "/" + NAME,
                "quarkus.datasource.username",
                NAME,
                "quarkus.datasource.password",
                cluster.password());
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
        if (running) {
            running = false;
            programs.run("pg_ctl", "stop", "-D", cluster.home().toString(), "-m", "fast", "-w", "-t", "60");
        }
        folder.close();
    }
}
