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
    private static final String RIGHTS = "-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap";
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
        return folder.launch()
                // Not those of the other tests, which run them as root.
                .property("stillpoint.programs-folder", folder.path().resolve("programs"))
                .environment("PATH", programs.toString())
                .inside(SETPRIV.toString(), "--bounding-set=" + RIGHTS, "--");
    }

    @Test
    void postgresRunsAsAnotherUserAndSurvivesWhatItSurvivesElsewhere() throws Exception {
        assumeTrue(everybodyMayEnter(folder.path().getParent()), "the build's folder is closed to others");
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

    @Test
    void aFolderThatTheOtherUserCanNotEnterIsRefused() throws IOException {
        Files.createSymbolicLink(programs.resolve("setpriv"), SETPRIV);
        var closed = Files.createDirectory(
                folder.path().resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        refuses(launch().property("stillpoint.data-folder", closed.resolve("data")), "may not enter ");
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

    private static boolean everybodyMayEnter(Path folder) throws IOException {
        for (var each = folder.toRealPath(); each != null; each = each.getParent()) {
            if (PosixFilePermissions.toString(Files.getPosixFilePermissions(each))
                            .charAt(8)
                    != 'x') {
                return false;
            }
        }
        return true;
    }

    private String user() throws IOException {
        return Files.getAttribute(Path.of("/proc/" + folder.postgres()), "unix:uid")
                .toString();
    }

    private void execute(String statement) throws SQLException {
        try (var connection = folder.connect();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
