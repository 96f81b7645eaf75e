package org.stillpoint.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Gives migrations connections of their own, like the pool's but patient: a step may rewrite a large table, while a request is
 * given up when the database says nothing for two seconds.
 */
@Singleton
class MigrationConnections implements FlywayConfigurationCustomizer {

    /**
     * Whoever serves meanwhile queues behind a step that waits for a lock, so it must not wait for ever. Flyway's own lock is held by a
     * transaction that says nothing until all is done, so no length of silence tells that its machine is gone: TCP asks it, and gives it
     * ten seconds.
     */
    private static final String SESSION = "set lock_timeout = '10s'; set tcp_keepalives_idle = 4;"
            + " set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3; set tcp_user_timeout = '10s'";

    private final OwnConnections connections;

    MigrationConnections(OwnConnections connections) {
        this.connections = connections;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        var source = connections.source();
        source.setSocketTimeout(0);
        configuration.dataSource(source).initSql(SESSION);
    }
}
