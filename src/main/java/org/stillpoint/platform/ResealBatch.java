package org.stillpoint.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Seals anew the values of one column in a few neighbouring blocks of its table, in the caller's transaction. */
record ResealBatch(SealedColumn column, ColumnCipher cipher, byte[] newest) {

    /** Rows of the blocks by their place, which they keep while they are locked. */
    private static final String OLDER = """
            select ctid, %2$s from %1$s
            where ctid >= ?::tid and ctid < ?::tid and %2$s is not null and substring(%2$s from 1 for 5) <> ?
            for no key update skip locked""";

    private static final String RESEAL = "update %1$s set %2$s = ? where ctid = ?::tid and %2$s = ?";

    private record Value(String place, byte[] sealed) {}

    Resealing.Pass in(Connection connection, long fromBlock, long toBlock) throws SQLException {
        var older = older(connection, fromBlock, toBlock);
        var unreadable = new HashMap<Long, Long>();
        try (var statement = connection.prepareStatement(RESEAL.formatted(column.table(), column.column()))) {
            for (var value : older) {
                var opened = cipher.openBytes(value.sealed(), column.tableColumn());
                if (opened.isEmpty()) {
                    unreadable.merge(Integer.toUnsignedLong(Keyring.keyOf(value.sealed())), 1L, Long::sum);
                } else {
                    statement.setBytes(1, cipher.seal(opened.get(), column.tableColumn()));
                    statement.setString(2, value.place());
                    statement.setBytes(3, value.sealed());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
        var left = unreadable.values().stream().mapToLong(Long::longValue).sum();
        return new Resealing.Pass(older.size() - left, unreadable);
    }

    private List<Value> older(Connection connection, long fromBlock, long toBlock) throws SQLException {
        try (var statement = connection.prepareStatement(OLDER.formatted(column.table(), column.column()))) {
            statement.setString(1, SealedColumns.place(fromBlock));
            statement.setString(2, SealedColumns.place(toBlock));
            statement.setBytes(3, newest);
            var found = new ArrayList<Value>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Value(rows.getString(1), rows.getBytes(2)));
                }
            }
            return found;
        }
    }
}
