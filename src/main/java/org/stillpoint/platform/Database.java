package org.stillpoint.platform;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plain SQL, one statement at a time, in the caller's transaction if there is one. */
@Singleton
public class Database {

    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database could not do it; the cause is the driver's exception. */
    public static final class Failure extends RuntimeException {
        Failure(SQLException cause) {
            super(cause);
        }

        /** Whether it gave way to a neighbour, so that the same may succeed a little later. */
        public boolean isWorthAnotherTry() {
            return Causes.startOver(this);
        }
    }

    /** How many rows changed. */
    public int update(String sql, Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, 1, values);
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new Failure(failure);
        }
    }

    public <T> List<T> list(String sql, Row<T> row, Object... values) {
        try (var connection = source.getConnection()) {
            return list(connection, sql, row, values);
        } catch (SQLException failure) {
            throw new Failure(failure);
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, 1, values);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }

    /** Sends several statements at once. */
    public void send(RoundTrip statements) {
        try (var connection = source.getConnection()) {
            statements.run(connection);
        } catch (SQLException failure) {
            throw new Failure(failure);
        }
    }

    public <T> Optional<T> first(String sql, Row<T> row, Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    /**
     * Sets parameters from {@code first} on, counted from 1. Arrays of {@code Integer}, {@code Long} and {@code Double} travel in
     * binary form.
     */
    static void bind(PreparedStatement statement, int first, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            int at = first + index;
            switch (values[index]) {
                case Instant moment -> statement.setObject(at, moment.atOffset(ZoneOffset.UTC));
                case byte[] bytes -> statement.setBytes(at, bytes);
                case UUID[] ids -> bindArray(statement, at, "uuid", ids);
                case Integer[] numbers -> bindArray(statement, at, "int4", numbers);
                case Long[] numbers -> bindArray(statement, at, "int8", numbers);
                case Double[] numbers -> bindArray(statement, at, "float8", numbers);
                case null, default -> statement.setObject(at, values[index]);
            }
        }
    }

    private static void bindArray(PreparedStatement statement, int at, String type, Object[] elements)
            throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, elements));
    }
}
