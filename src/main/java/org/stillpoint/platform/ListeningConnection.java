package org.stillpoint.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;

/** A connection that hears what others tell by {@code NOTIFY}, and reads what they have written. For one thread. */
public final class ListeningConnection implements AutoCloseable {

    private final Connection connection;
    private final PGConnection notifications;

    private ListeningConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.notifications = connection.unwrap(PGConnection.class);
    }

    static ListeningConnection to(String channel, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen \"" + channel + '"');
            return new ListeningConnection(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Returns as soon as something is told, or when that takes longer than one has the patience for. */
    public void await(Duration patience) throws SQLException {
        notifications.getNotifications(Math.toIntExact(patience.toMillis()));
    }

    public <T> List<T> list(String sql, Database.Row<T> row, Object... values) throws SQLException {
        return Database.list(connection, sql, row, values);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
