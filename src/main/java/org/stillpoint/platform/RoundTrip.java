package org.stillpoint.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that follow one another without anything in between: sent together and answered together, because waiting for the
 * database costs more than its work. Each of them still sees what was committed before it began, and what those before it did.
 */
public final class RoundTrip {

    private record Step(String sql, Object[] values, Reading reading) {}

    /** Reads the rows of a query. */
    @FunctionalInterface
    public interface Rows {
        void read(ResultSet rows) throws SQLException;
    }

    /** Is told how many rows changed; may throw a refusal. */
    @FunctionalInterface
    public interface Count {
        void check(int rows);
    }

    private interface Reading {
        void read(PreparedStatement statement) throws SQLException;
    }

    private final List<Step> steps = new ArrayList<>();

    /** {@code values} are those of {@link Database#update}. */
    public RoundTrip query(String sql, Rows rows, Object... values) {
        steps.add(new Step(sql, values, statement -> rows.read(statement.getResultSet())));
        return this;
    }

    public RoundTrip update(String sql, Count count, Object... values) {
        steps.add(new Step(sql, values, statement -> count.check(statement.getUpdateCount())));
        return this;
    }

    /** Ends the transaction, as {@link LastWrites} has agreed; the pool's own commit then finds nothing to do. */
    public void commit() {
        update("commit", count -> {});
    }

    void run(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(sql())) {
            int first = 1;
            for (var step : steps) {
                Database.bind(statement, first, step.values());
                first += step.values().length;
            }
            statement.execute();
            for (var step : steps) {
                step.reading().read(statement);
                statement.getMoreResults();
            }
        }
    }

    private String sql() {
        if (steps.size() == 1) {
            return steps.getFirst().sql();
        }
        var sql = new StringBuilder();
        steps.forEach(step -> sql.append(step.sql()).append(';'));
        return sql.toString();
    }
}
