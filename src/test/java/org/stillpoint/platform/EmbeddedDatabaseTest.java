package org.stillpoint.platform;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.ServerFolder;

/** The states in which a data folder can be found, and what is made of each. */
class EmbeddedDatabaseTest {
    private ServerFolder folder;

    @BeforeEach
    void prepare() {
        folder = ServerFolder.fresh("cluster");
    }

    @AfterEach
    void clear() throws IOException {
        folder.close();
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() throws SQLException {
        try (var _ = start()) {
            folder.execute("create table kept as select 'acknowledged' as line");
        }
        assertFalse(Files.exists(folder.cluster().resolve("postmaster.pid")));

        try (var _ = start()) {
            assertEquals("acknowledged", folder.select("select line from kept"));
            folder.execute("insert into kept values ('and written again')");
        }
    }

    @Test
    void recoversAClusterWhosePostgresWasKilled() throws SQLException {
        try (var _ = start()) {
            folder.execute("create table kept as select 'acknowledged' as line");
            ProcessHandle.of(folder.postgres()).orElseThrow().destroyForcibly();
        }

        try (var _ = start()) {
            assertEquals("acknowledged", folder.select("select line from kept"));
            folder.execute("insert into kept values ('and written again')");
        }
    }

    @Test
    void startsWhenAnotherProgramHasTheNumberOfTheOldPostgres() throws IOException {
        start().close();
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    folder.cluster().resolve("postmaster.pid"),
                    other.pid() + "\n" + folder.cluster() + "\n0\n1\n\n\n\n");
            start().close();
            assertTrue(other.isAlive());
        } finally {
            other.destroy();
        }
    }

    @Test
    void beginsAgainWhenTheFirstStartWasInterrupted() throws IOException {
        var leftover = folder.path().resolve("unfinished-1");
        Files.createDirectories(leftover.resolve("cluster").resolve("base"));

        start().close();

        assertFalse(Files.exists(leftover));
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (var _ = start()) {
            refuses("another server is running on the data folder");
        }
    }

    @Test
    void refusesAClusterOfAnotherMajorVersion() throws IOException {
        start().close();
        Files.writeString(folder.cluster().resolve("PG_VERSION"), "17\n");

        refuses("was made by PostgreSQL 17 and this server brings PostgreSQL 18");
    }

    @Test
    void saysWhatPostgresComplainedOf() throws IOException {
        start().close();
        Files.writeString(folder.cluster().resolve("postgresql.conf"), "no_such_setting = 1\n");

        refuses("configuration file");
    }

    @Test
    void letsNobodyElseReadThePasswords() throws IOException {
        try (var database = start()) {
            for (var password : new Path[] {folder.passwordFile(), folder.superuserPasswordFile()}) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
                assertTrue(Files.readString(password).length() >= 32);
            }
            assertEquals(folder.password(), database.datasource().get("quarkus.datasource.password"));
        }
    }

    @Test
    void theServersRoleOwnsItsDatabaseAndIsNoSuperuser() throws SQLException {
        try (var _ = start()) {
            assertEquals("f f f f", folder.select("""
                    select concat_ws(' ', rolsuper, rolcreaterole, rolcreatedb, rolbypassrls)
                    from pg_roles where rolname = current_user"""));
            assertEquals("stillpoint", folder.select("""
                    select pg_get_userbyid(datdba) from pg_database where datname = current_database()"""));
            folder.execute("create extension btree_gist");
            folder.execute("create extension pg_trgm");
            assertSuperuserHasAPasswordOfItsOwn();
        }
    }

    @Test
    void aSuperuserThatHasTheServersPasswordGetsOneOfItsOwn() throws IOException, SQLException {
        try (var _ = start();
                var superuser = folder.connectAs("postgres", Files.readString(folder.superuserPasswordFile()));
                var statement = superuser.createStatement()) {
            statement.execute("alter role postgres password '" + folder.password() + "'");
        }
        Files.delete(folder.superuserPasswordFile()); // as it was made by earlier versions
        for (int start = 0; start < 2; start++) {
            try (var _ = start()) {
                assertSuperuserHasAPasswordOfItsOwn();
                folder.execute("create table if not exists kept ()");
            }
        }
    }

    private void assertSuperuserHasAPasswordOfItsOwn() {
        var refusal = assertThrows(SQLException.class, () -> folder.connectAs("postgres", folder.password()));
        assertEquals("28P01", refusal.getSQLState());
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder.path(), ServerFolder.programs());
    }

    private void refuses(String reason) {
        var refusal = assertThrows(CannotStart.class, () -> start().close());
        assertThat(refusal.getMessage(), containsString(reason));
        assertEquals(1, refusal.getMessage().lines().count());
    }
}
