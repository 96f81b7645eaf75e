package org.stillpoint.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.security.SimplePassword;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Gives migrations connections of their own, like the pool's but patient: a step may rewrite a large table, while a request is
 * given up when the database says nothing for two seconds.
 */
@Singleton
class MigrationConnections implements FlywayConfigurationCustomizer {

    /** Whoever serves meanwhile queues behind a step that waits for a lock, so it must not wait for ever. */
    private static final String SESSION = "set lock_timeout = '10s'";

    private final AgroalDataSource pool;

    MigrationConnections(AgroalDataSource pool) {
        this.pool = pool;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        var factory = pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var source = new PGSimpleDataSource();
        source.setUrl(factory.jdbcUrl());
        if (factory.principal() != null) {
            source.setUser(factory.principal().getName());
        }
        for (var credential : factory.credentials()) {
            if (credential instanceof SimplePassword password) {
                source.setPassword(password.getWord());
            }
        }
        setAll(source, factory.jdbcProperties());
        source.setSocketTimeout(0);
        configuration.dataSource(source).initSql(SESSION);
    }

    private static void setAll(PGSimpleDataSource source, Properties properties) {
        try {
            for (var name : properties.stringPropertyNames()) {
                source.setProperty(name, properties.getProperty(name));
            }
        } catch (SQLException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }
}
