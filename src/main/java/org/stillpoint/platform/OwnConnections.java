package org.stillpoint.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections like those of the pool, and outside of it: for work that takes longer than a request may. */
@Singleton
public class OwnConnections {

    private final AgroalDataSource pool;

    OwnConnections(AgroalDataSource pool) {
        this.pool = pool;
    }

    /**
     * Hears what others tell on a channel by {@code NOTIFY}.
     *
     * @param name how the database's administrator sees it among the connections
     */
    public ListeningConnection listen(String channel, String name) throws SQLException {
        var source = source();
        source.setApplicationName(name);
        return ListeningConnection.to(channel, source.getConnection());
    }

    /** With the pool's address, user and properties. */
    PGSimpleDataSource source() {
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
        source.setSocketFactory(null); // To listen for a while and hear nothing is no silence.
        return source;
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
