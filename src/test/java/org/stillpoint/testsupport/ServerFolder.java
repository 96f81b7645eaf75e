package org.stillpoint.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;

/** A data folder of its own under target for packaged servers that a test starts one after another, removed at the end. */
public final class ServerFolder implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String LOG = "postgres.log";

    private final Path path;

    private ServerFolder(Path path) {
        this.path = path;
    }

    public static ServerFolder fresh(String name) {
        try {
            var parent = Files.createDirectories(TARGET.resolve("servers"));
            return new ServerFolder(Files.createTempDirectory(parent, name + "-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As the first start of a server with a clinic of its own leaves it. */
    public static ServerFolder ofClinic(String name) {
        return copy(UsedFolder.CLINIC.path(), name);
    }

    /** As the first start of a server with the demo leaves it. */
    public static ServerFolder ofDemo(String name) {
        return copy(UsedFolder.DEMO.path(), name);
    }

    /** With owners and modes, on which PostgreSQL insists, and without the log, which is not of this folder's servers. */
    private static ServerFolder copy(Path used, String name) {
        var folder = fresh(name);
        try (var tree = Files.walk(used)) {
            for (var file : tree.skip(1).toList()) {
                if (!file.equals(used.resolve(LOG))) {
                    Files.copy(file, folder.path.resolve(used.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            return folder;
        } catch (IOException failure) {
            folder.closeAfter(failure);
            throw new UncheckedIOException(failure);
        }
    }

    /** So that nothing is left of a folder that nobody is given. */
    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
    }

    /** Where all tests together unpack the programs of PostgreSQL, once. */
    public static Path programs() {
        return TARGET.resolve("postgres-programs");
    }

    /** A server on this folder, not started yet. */
    public ServerProcess.Launch launch() {
        return ServerProcess.launch(path).property("stillpoint.programs-folder", programs());
    }

    public Path path() {
        return path;
    }

    public Path cluster() {
        return path.resolve("database").resolve("cluster");
    }

    /** The file with the master key that the first server here has made. */
    public Path masterKey() {
        return path.resolve("master-key");
    }

    /** The process number of the PostgreSQL that was started here last. */
    public long postgres() {
        return Long.parseLong(processFileLine(0));
    }

    public int postgresPort() {
        return Integer.parseInt(processFileLine(3));
    }

    /** A connection to the running server's own database, in the server's own role. */
    public Connection connect() throws SQLException {
        return connectAs("stillpoint", password());
    }

    /** In a connection of its own. */
    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of the first row. */
    public String select(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    public Connection connectAs(String role, String password) throws SQLException {
        return DriverManager.getConnection(url(), role, password);
    }

    /** Where the running server's database is. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/stillpoint";
    }

    public String password() {
        return read(passwordFile());
    }

    /** The password of the server's role. */
    public Path passwordFile() {
        return path.resolve("database").resolve("password");
    }

    public Path superuserPasswordFile() {
        return path.resolve("database").resolve("superuser-password");
    }

    private String processFileLine(int index) {
        return read(cluster().resolve("postmaster.pid"))
                .lines()
                .toList()
                .get(index)
                .strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends a PostgreSQL that a killed server left behind, then removes everything. */
    @Override
    public void close() throws IOException {
        if (Files.exists(cluster().resolve("postmaster.pid"))) {
            ProcessHandle.of(postgres()).ifPresent(ProcessHandle::destroyForcibly);
        }
        TestLogs.keep(path.resolve(LOG), path.getFileName() + "-postgres.log");
        try (var tree = Files.walk(path)) {
            tree.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
