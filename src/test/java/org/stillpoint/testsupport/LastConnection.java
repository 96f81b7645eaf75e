package org.stillpoint.testsupport;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Supplier;

/** The pool with one connection left: who takes a second beside it gets none. */
public final class LastConnection {

    private LastConnection() {}

    public static <T> T of(AgroalDataSource pool, Supplier<T> work) throws SQLException {
        var held = new ArrayList<Connection>();
        try {
            while (held.size()
                    < pool.getConfiguration().connectionPoolConfiguration().maxSize() - 1) {
                held.add(pool.getConnection());
            }
            return work.get();
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }
}
