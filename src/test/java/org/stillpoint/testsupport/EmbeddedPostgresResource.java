package org.stillpoint.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.stillpoint.platform.EmbeddedDatabase;

/**
 * The PostgreSQL of all {@code @QuarkusTest} classes of a JVM, empty at the start of the run. Being global, it applies to every such class
 * without being named there. The cluster stays under target, so that only the first run has to make one.
 */
@WithTestResource(value = EmbeddedPostgresResource.class, scope = TestResourceScope.GLOBAL)
public class EmbeddedPostgresResource implements QuarkusTestResourceLifecycleManager {
    static final Path FOLDER =
            Path.of("target", "test-database-" + TestLogs.JVM).toAbsolutePath();

    private static final String LOG = "postgres.log";

    private static final String KEPT_LOG = "postgres-" + TestLogs.JVM + ".log";

    /** Protects nothing. */
    private static final String MASTER_KEY = "dGhlLW1hc3Rlci1rZXktb2YtYWxsLXRoZXNlLXRlc3Q=";

    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        forgetOtherRuns();
        database = EmbeddedDatabase.start(FOLDER, ServerFolder.programs());
        try (var connection = connect(database)) {
            empty(connection);
            hurry(connection);
        } catch (SQLException failure) {
            database.close();
            throw new IllegalStateException(failure);
        }
        var keys = new HashMap<>(database.datasource());
        keys.put("stillpoint.encryption.master-key", MASTER_KEY);
        return keys;
    }

    /** What is in the log of PostgreSQL is of this run then. */
    private static void forgetOtherRuns() {
        try {
            if (!Files.exists(TestLogs.folder().resolve(KEPT_LOG))) {
                Files.deleteIfExists(FOLDER.resolve(LOG));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        var keys = database.datasource();
        return DriverManager.getConnection(
                keys.get("quarkus.datasource.jdbc.url"),
                keys.get("quarkus.datasource.username"),
                keys.get("quarkus.datasource.password"));
    }

    private static void empty(Connection connection) throws SQLException {
        var schemas = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select nspname from pg_namespace"
                        + " where nspname !~ '^pg_' and nspname <> 'information_schema'")) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        try (var statement = connection.createStatement()) {
            for (var schema : schemas) {
                statement.execute("drop schema \"" + schema + "\" cascade");
            }
            statement.execute("create schema public");
        }
    }

    /** What is committed here need not outlive the machine; that a clinic's does is tested with the packaged server. */
    private static void hurry(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter role current_user set synchronous_commit = off");
        }
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
            TestLogs.keep(FOLDER.resolve(LOG), KEPT_LOG);
        }
    }
}
