package org.stillpoint.platform;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Gives a database up that is there and says nothing any more, in time to say so within 2 s: the driver's own property knows whole
 * seconds only. Longer than {@code lock_timeout}, so that a wait for a neighbour ends with the database's own word.
 */
@Singleton
class PoolPatience implements AgroalPoolInterceptor {

    private final DatabaseSettings settings;

    PoolPatience(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            // The driver sets it on the socket at once and needs no thread for it.
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(settings.patience().toMillis()));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
