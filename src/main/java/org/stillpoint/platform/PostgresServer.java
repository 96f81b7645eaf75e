package org.stillpoint.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/** PostgreSQL running on one cluster, or not. */
final class PostgresServer {
    static final String HOST = "127.0.0.1";

    private static final int ATTEMPTS = 3;

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
            // Who waits in a circle is told soon, and has time to try again.
            Map.entry("deadlock_timeout", "200ms"),
            // All queries are short: compiling them takes longer than running them.
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"),
            // Statements and details of errors hold personal data, which has no place in a log.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    private final PostgresCluster cluster;
    private final PostgresPrograms programs;
    private final PostgresLog log;
    private int port;

    PostgresServer(PostgresCluster cluster, PostgresPrograms programs, PostgresLog log) {
        this.cluster = cluster;
        this.programs = programs;
        this.log = log;
    }

    int port() {
        return port;
    }

    /** Somebody else may take the port before PostgreSQL listens on it, hence the attempts. */
    void start() {
        for (var attempt = 1; ; attempt++) {
            port = freePort();
            var complaint = tryStart();
            if (complaint.isEmpty()) {
                return;
            }
            if (attempt == ATTEMPTS || !complaint.contains("TCP/IP sockets")) {
                throw new CannotStart("PostgreSQL did not start on " + cluster.home() + ": " + complaint);
            }
        }
    }

    /** After a crash, on the port that the connection pool knows. */
    void startAgain() {
        new OrphanedPostgres(cluster, programs).stop();
        var complaint = tryStart();
        if (!complaint.isEmpty()) {
            throw new CannotStart("PostgreSQL did not start again: " + complaint);
        }
    }

    /** Empty when it runs, else what it complained of. Waits through a recovery, which may take minutes. */
    private String tryStart() {
        log.begin();
        var home = cluster.home().toString();
        var file = log.file().toString();
        var answer = programs.start(
                log.ofStart(), "pg_ctl", "start", "-D", home, "-l", file, "-o", options(), "-w", "-t", "300");
        if (!answer.failed()) {
            return "";
        }
        var said = log.sinceBegin();
        return PostgresLog.complaint(said.isBlank() ? answer.text() : said);
    }

    private String options() {
        return SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new CannotStart("no port is free on " + HOST, none);
        }
    }

    boolean isAlive() {
        return cluster.owner()
                .filter(process -> OperatingSystem.worksIn(process, cluster.home()))
                .isPresent();
    }

    void stop() {
        programs.run("pg_ctl", "stop", "-D", cluster.home().toString(), "-m", "fast", "-w", "-t", "60");
    }
}
