package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;

/** Root in a container: with the few rights that it has there, and not allowed to make user namespaces. */
class OrdinaryUserIT {
    private static final String ALL_BUT_ENTERING = "-all,+chown,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap";
    private static final String RIGHTS = ALL_BUT_ENTERING + ",+dac_override";
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final String NOBODY = "65534";

    private ServerFolder folder;
    private Path programs;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root has to become somebody else");
        assumeTrue(Files.exists(SETPRIV), "no setpriv here");
        folder = ServerFolder.fresh("ordinary-user");
        programs = Files.createDirectory(folder.path().resolve("path"));
    }

    @AfterEach
    void clear() throws IOException {
        if (folder != null) {
            folder.close();
        }
    }

    /** Finds only the programs in that folder, so no unshare. */
    private ServerProcess.Launch launch() {
        return launch(RIGHTS);
    }

    private ServerProcess.Launch launch(String rights) {
        return folder.launch()
                // Not those of the other tests, which run them as root.
                .property("stillpoint.programs-folder", folder.path().resolve("programs"))
                .environment("PATH", programs.toString())
                .inside(SETPRIV.toString(), "--bounding-set=" + rights, "--");
    }

    @Test
    void postgresRunsAsAnotherUserAndSurvivesWhatItSurvivesElsewhere() throws Exception {
        Files.createSymbolicLink(programs.resolve("setpriv"), SETPRIV);
        var server = launch().start();
        execute("create table kept as select 'acknowledged' as line");
        assertThat(user()).isEqualTo(NOBODY);
        assertThat(server.output()).doesNotContain("embedded PostgreSQL");
        server.kill();

        try (var next = launch().start()) {
            execute("insert into kept values ('and written again')");
            ProcessHandle.of(folder.postgres()).orElseThrow().destroyForcibly();
            next.awaitOutput("has been started again");
            execute("insert into kept values ('and again')");
            next.stop();
        }
        try (var elsewhere = folder.launch()
                .property("stillpoint.programs-folder", folder.path().resolve("programs"))
                .start()) {
            execute("insert into kept values ('with namespaces')");
            assertThat(user()).isEqualTo(NOBODY);
            elsewhere.stop();
        }
    }

    /** As root's home is, with the data folder of the documented first command in it. */
    @Test
    void aFolderThatIsClosedToOthersIsEnteredAllTheSame() throws Exception {
        Files.createSymbolicLink(programs.resolve("setpriv"), SETPRIV);
        var closed = closed();
        var data = closed.resolve("stillpoint").resolve("data");
        for (int start = 0; start < 2; start++) {
            try (var server = launch().property("stillpoint.data-folder", data)
                    .property("stillpoint.programs-folder", data.resolve("programs"))
                    .start()) {
                assertThat(ownerOf(data)).isEqualTo(NOBODY);
                assertThat(ownerOf(closed)).isEqualTo("0");
                server.stop();
            }
        }
    }

    @Test
    void aFolderThatTheOtherUserCanNotEnterIsRefusedWhereThatRightIsMissing() throws IOException {
        Files.createSymbolicLink(programs.resolve("setpriv"), SETPRIV);
        var closed = closed();
        refuses(
                launch(ALL_BUT_ENTERING).property("stillpoint.data-folder", closed.resolve("data")),
                "may not enter " + closed.toRealPath() + ". Let others enter it (chmod o+x ");
    }

    @Test
    void withNoWayToBecomeSomebodyElseItSaysSo() {
        refuses(launch(), "neither make user namespaces");
    }

    private static void refuses(ServerProcess.Launch launch, String reason) {
        try (var server = launch.begin()) {
            assertEquals(1, server.awaitExit());
            assertThat(server.output()).contains(reason);
            assertEquals(1, server.output().lines().count(), server.output());
        }
    }

    private Path closed() throws IOException {
        return Files.createDirectory(
                folder.path().resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private String user() throws IOException {
        return ownerOf(Path.of("/proc/" + folder.postgres()));
    }

    private static String ownerOf(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid").toString();
    }

    private void execute(String statement) throws SQLException {
        try (var connection = folder.connect();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
