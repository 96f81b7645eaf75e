package org.stillpoint.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Who may do everything to the tests' database, as an administrator, or an intruder, of a clinic's. */
public final class Superuser {

    private Superuser() {}

    public static Connection connect() throws SQLException {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return DriverManager.getConnection(url, "postgres", password());
    }

    private static String password() {
        try {
            return Files.readString(EmbeddedPostgresResource.FOLDER.resolve("database/superuser-password"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
