package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Race;

/** Servers that start at once on a database without keys. */
@QuarkusTest
class FirstKeysTest {

    private static final int SERVERS = 12;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Inject
    Database database;

    @Inject
    KeyWrapping wrapping;

    @Inject
    Clock clock;

    private AgroalDataSource fresh;

    @BeforeEach
    void schemaOfItsOwn() throws SQLException {
        database.update("create schema first_keys");
        database.update("create table first_keys.encryption_key (like public.encryption_key including all)");
        fresh = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(SERVERS)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url + "?currentSchema=first_keys")
                                .principal(new NamePrincipal(username))
                                .credential(new SimplePassword(password)))));
    }

    @AfterEach
    void drop() {
        fresh.close();
        database.update("drop schema first_keys cascade");
    }

    @Test
    void agreeOnOneKeyOfEachPurpose() {
        var servers = Race.of(SERVERS, n -> () -> {
            var keys = new DataKeys(new KeyTable(new Database(fresh), wrapping, clock), wrapping, new Ticks());
            keys.ring();
            return keys;
        });
        assertThat(new Database(fresh).list("select purpose from encryption_key order by 1", row -> row.getString(1)))
                .containsExactly("COLUMN", "INDEX");
        var indexes = new HashSet<String>();
        for (var server : servers) {
            var sealed = new ColumnCipher(server).seal("Note", "sample.note");
            servers.forEach(other -> assertThat(
                            new ColumnCipher(other).open(sealed, "sample.note").text())
                    .contains("Note"));
            indexes.add(HexFormat.of().formatHex(new BlindIndex(server).of(BlindIndex.PHONE, "+16175550100")));
        }
        assertThat(indexes).hasSize(1);
    }
}
