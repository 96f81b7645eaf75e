package org.stillpoint.platform;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stillpoint.testsupport.Namespaces;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;

/** What happens to the embedded database, and to the data in it, when the packaged server is started, stopped and killed. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedDatabaseIT {
    private ServerFolder folder;

    @BeforeEach
    void prepare() {
        folder = ServerFolder.fresh("embedded");
    }

    @AfterEach
    void clear() throws IOException {
        folder.close();
    }

    @Test
    void keepsWhatWasAcknowledgedWhenTheServerIsKilled() throws SQLException {
        var server = folder.launch().start();
        write("create table kept (line text)");
        write("insert into kept values ('acknowledged')");
        var orphan = folder.postgres();
        server.kill();
        assertTrue(ProcessHandle.of(orphan).isPresent(), "PostgreSQL outlives a killed server");

        try (var _ = folder.launch().start()) {
            assertEquals("acknowledged", read("select line from kept"));
            assertNotEquals(orphan, folder.postgres(), "the orphan has been stopped");
        }
    }

    @Test
    void startsPostgresAgainWhenItIsKilledUnderTheServer() throws Exception {
        try (var server = folder.launch().start()) {
            write("create table kept (line text)");
            write("insert into kept values ('acknowledged')");
            ProcessHandle.of(folder.postgres()).orElseThrow().destroyForcibly();
            server.awaitOutput("has been started again");
            assertEquals("acknowledged", read("select line from kept"));
            server.awaitReady();
        }
    }

    /** Each time it waits twice as long, so that a night of it fills no log and no disk. */
    @Test
    void triesLessAndLessOftenToStartAPostgresThatCanNotComeBack() throws Exception {
        try (var server = folder.launch().start()) {
            var settings = folder.cluster().resolve("postgresql.conf");
            var good = Files.readString(settings);
            Files.writeString(settings, good + "no_such_setting = 1\n");
            ProcessHandle.of(folder.postgres()).orElseThrow().destroyForcibly();
            server.awaitOutput("PostgreSQL has ended", 1);
            server.awaitOutput("PostgreSQL has ended", 2);
            long second = System.nanoTime();
            server.awaitOutput("PostgreSQL has ended", 3);
            assertThat(Duration.ofNanos(System.nanoTime() - second), greaterThan(Duration.ofMillis(3_500)));

            Files.writeString(settings, good);
            server.awaitOutput("has been started again");
            server.awaitReady();
        }
    }

    @Test
    void stopsPostgresAfterTheServerAndKeepsTheData() throws Exception {
        try (var server = folder.launch().jvm("-Duser.timezone=UTC").start()) {
            write("create table kept (line text)");
            write("insert into kept values ('stopped in order')");
            server.stop();
            var serverStopped = timeOf("stillpoint stopped in", server.output());
            var databaseStopped = timeOf(
                    "received fast shutdown request",
                    Files.readString(folder.path().resolve("postgres.log")));
            assertThat(databaseStopped, greaterThanOrEqualTo(serverStopped));
        }
        assertFalse(Files.exists(folder.cluster().resolve("postmaster.pid")), "PostgreSQL has stopped too");

        var launch = folder.launch();
        try (var next = (Namespaces.makeRootOrdinary() ? launch.asOrdinaryUser() : launch).start()) {
            assertEquals("stopped in order", read("select line from kept"));
            next.stop();
        }
    }

    @Test
    void refusesAFolderThatAnotherServerUses() {
        try (var first = folder.launch().start()) {
            refuses(folder.launch(), "another server is running on the data folder");
            assertTrue(ProcessHandle.of(first.pid()).isPresent());
        }
    }

    @Test
    void refusesAFolderThatCanNotBeWritten() throws IOException {
        var file = Files.writeString(folder.path().resolve("a-file"), "");
        refuses(folder.launch().property("stillpoint.data-folder", file.resolve("data")), "can not be used");

        var readOnly = Files.createDirectory(folder.path().resolve("read-only"));
        readOnly.toFile().setWritable(false);
        refuses(
                folder.launch().asOrdinaryUser().property("stillpoint.data-folder", readOnly),
                "can not be used: permission denied");
    }

    @Test
    void refusesADiskThatIsFullOrReadOnly() {
        refuses(folder.launch().onDisk(folder.path(), "size=16m"), "is full: 16 MB are free and 256 MB are needed");
        refuses(folder.launch().onDisk(folder.path(), "size=16m,ro"), "can not be used: Read-only file system");
    }

    @Test
    void startsNoDatabaseWhenOneIsConfigured() throws Exception {
        var other = folder.path().resolve("unused");
        try (var _ = folder.launch().start();
                var server = folder.launch()
                        .property("stillpoint.data-folder", other)
                        .environment("QUARKUS_DATASOURCE_JDBC_URL", folder.url())
                        .environment("QUARKUS_DATASOURCE_USERNAME", "stillpoint")
                        .environment("QUARKUS_DATASOURCE_PASSWORD", folder.password())
                        .property("stillpoint.encryption.master-key-file", folder.masterKey())
                        .start()) {
            assertFalse(Files.exists(other));
            server.stop();
        }
    }

    @Test
    void isReachedOnLoopbackWithThePasswordOnly() throws Exception {
        try (var server = folder.launch()
                .property("stillpoint.demo", true)
                .property("quarkus.http.host", "0.0.0.0")
                .start()) {
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
            assertThat(read("show fsync") + read("show synchronous_commit"), is("onon"));
            assertThat(server.output(), allOf(containsString("/q/swagger-ui"), containsString("stillpoint-demo")));
        }
    }

    private static void refusesConnection(InetAddress address, int port) {
        assertThrows(ConnectException.class, () -> new Socket(address, port).close());
    }

    private static void refuses(ServerProcess.Launch launch, String reason) {
        try (var server = launch.begin()) {
            assertEquals(1, server.awaitExit());
            assertThat(server.output(), containsString(reason));
            assertEquals(1, server.output().lines().count(), server.output());
        }
    }

    /** The time of day that a log gives for the line with that text. */
    private static LocalTime timeOf(String text, String log) {
        var line = log.lines()
                .filter(candidate -> candidate.contains(text))
                .findFirst()
                .orElseThrow();
        return LocalTime.parse(line.split(" ")[1].replace(',', '.'));
    }

    private void write(String statement) throws SQLException {
        try (var connection = folder.connect();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private String read(String query) throws SQLException {
        try (var connection = folder.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
