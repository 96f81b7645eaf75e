package org.stillpoint.platform;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;

/** The embedded database of one packaged server, which goes on through all of it. */
class RunningDatabaseIT {
    private static final String ENDED = "PostgreSQL has ended";
    private static final String STARTED_AGAIN = "has been started again";

    private static ServerFolder folder;
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        folder = ServerFolder.ofDemo("running");
        server = folder.launch()
                .property("stillpoint.demo", true)
                .property("quarkus.http.host", "0.0.0.0")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        // Closed from the last to the first; what a failed start has not made is passed over.
        try (var _ = folder;
                var _ = server) {}
    }

    private static int lines(String text) {
        return (int) server.output().lines().filter(line -> line.contains(text)).count();
    }

    private static void killPostgres() {
        ProcessHandle.of(folder.postgres()).orElseThrow().destroyForcibly();
    }

    @Test
    void startsPostgresAgainWhenItIsKilledUnderTheServer() throws SQLException {
        int before = lines(STARTED_AGAIN);
        folder.execute("create table kept (line text)");
        folder.execute("insert into kept values ('acknowledged')");
        killPostgres();
        server.awaitOutput(STARTED_AGAIN, before + 1);
        assertEquals("acknowledged", folder.select("select line from kept"));
        server.awaitReady();
    }

    /** Each time it waits twice as long, so that a night of it fills no log and no disk. */
    @Test
    void triesLessAndLessOftenToStartAPostgresThatCanNotComeBack() throws IOException {
        int endedBefore = lines(ENDED);
        int startedBefore = lines(STARTED_AGAIN);
        var settings = folder.cluster().resolve("postgresql.conf");
        var good = Files.readString(settings);
        Files.writeString(settings, good + "no_such_setting = 1\n");
        killPostgres();
        server.awaitOutput(ENDED, endedBefore + 1);
        server.awaitOutput(ENDED, endedBefore + 2);
        long second = System.nanoTime();
        server.awaitOutput(ENDED, endedBefore + 3);
        assertThat(Duration.ofNanos(System.nanoTime() - second), greaterThan(Duration.ofMillis(3_500)));

        Files.writeString(settings, good);
        server.awaitOutput(STARTED_AGAIN, startedBefore + 1);
        server.awaitReady();
    }

    @Test
    void refusesAFolderThatAnotherServerUses() {
        EmbeddedDatabaseIT.refuses(folder.launch(), "another server is running on the data folder");
        assertTrue(ProcessHandle.of(server.pid()).isPresent());
    }

    @Test
    void isReachedOnLoopbackWithThePasswordOnly() throws IOException, SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + folder.postgresPort() + "/postgres";
        for (var user : new String[] {"postgres", "stillpoint"}) {
            var refusal = assertThrows(SQLException.class, () -> DriverManager.getConnection(url, user, "guess"));
            assertEquals("28P01", refusal.getSQLState());
        }
        for (var address : NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList()) {
            if (!address.isLoopbackAddress()) {
                refusesConnection(address, folder.postgresPort());
                refusesConnection(address, server.url().getPort());
            }
        }
        assertThat(folder.select("show fsync") + folder.select("show synchronous_commit"), is("onon"));
        assertThat(server.output(), allOf(containsString("/q/swagger-ui"), containsString("stillpoint-demo")));
    }

    private static void refusesConnection(InetAddress address, int port) {
        assertThrows(ConnectException.class, () -> new Socket(address, port).close());
    }
}
