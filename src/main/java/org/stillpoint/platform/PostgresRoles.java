package org.stillpoint.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The two roles of an embedded cluster: the server's own, which owns its database and nothing else, and the superuser, which
 * nobody needs while all is well. Each has a password of its own. Any step may have been interrupted the last time.
 */
final class PostgresRoles {
    static final String SUPERUSER = "postgres";

    /** Role and database of the server. */
    static final String SERVER = "stillpoint";

    private static final String WRONG_PASSWORD = "28P01";

    private final PostgresCluster cluster;
    private final int port;

    PostgresRoles(PostgresCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    void prepare() throws SQLException {
        try (var connection = superuser()) {
            if (isMissing(connection, "pg_roles where rolname")) {
                execute(connection, "create role " + SERVER + " login");
            }
            setPassword(connection, SERVER, cluster.password());
            if (isMissing(connection, "pg_database where datname")) {
                execute(connection, "create database " + SERVER + " owner " + SERVER);
            }
        }
    }

    /** A cluster that an earlier version made has the server's password for both roles; from now on it has two. */
    private Connection superuser() throws SQLException {
        try {
            return connect(cluster.superuserPassword());
        } catch (SQLException refused) {
            if (!WRONG_PASSWORD.equals(refused.getSQLState())) {
                throw refused;
            }
            var connection = connect(cluster.password());
            setPassword(connection, SUPERUSER, cluster.superuserPassword());
            return connection;
        }
    }

    private Connection connect(String password) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {PostgresServer.HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(SUPERUSER);
        source.setPassword(password);
        return source.getConnection();
    }

    /** Only the hash of it is sent. */
    private static void setPassword(Connection connection, String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static boolean isMissing(Connection connection, String kind) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select from " + kind + " = '" + SERVER + "'")) {
            return !rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
