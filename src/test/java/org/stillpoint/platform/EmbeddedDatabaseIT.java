package org.stillpoint.platform;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
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

    @AfterEach
    void clear() throws IOException {
        if (folder != null) {
            folder.close();
        }
    }

    @Test
    void keepsWhatWasAcknowledgedWhenTheServerIsKilled() throws SQLException {
        folder = ServerFolder.ofClinic("killed-server");
        var server = folder.launch().start();
        folder.execute("create table kept (line text)");
        folder.execute("insert into kept values ('acknowledged')");
        var orphan = folder.postgres();
        server.kill();
        assertTrue(ProcessHandle.of(orphan).isPresent(), "PostgreSQL outlives a killed server");

        try (var _ = folder.launch().start()) {
            assertEquals("acknowledged", folder.select("select line from kept"));
            assertNotEquals(orphan, folder.postgres(), "the orphan has been stopped");
        }
    }

    @Test
    void stopsPostgresAfterTheServerAndKeepsTheData() throws Exception {
        folder = ServerFolder.fresh("stopped");
        try (var server = folder.launch().jvm("-Duser.timezone=UTC").start()) {
            folder.execute("create table kept (line text)");
            folder.execute("insert into kept values ('stopped in order')");
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
            assertEquals("stopped in order", folder.select("select line from kept"));
            next.stop();
        }
    }

    @Test
    void refusesAFolderThatCanNotBeWritten() throws IOException {
        folder = ServerFolder.fresh("unwritable");
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
        folder = ServerFolder.fresh("full");
        refuses(folder.launch().onDisk(folder.path(), "size=16m"), "is full: 16 MB are free and 256 MB are needed");
        refuses(folder.launch().onDisk(folder.path(), "size=16m,ro"), "can not be used: Read-only file system");
    }

    @Test
    void startsNoDatabaseWhenOneIsConfigured() throws Exception {
        folder = ServerFolder.ofClinic("configured");
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

    static void refuses(ServerProcess.Launch launch, String reason) {
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
}
