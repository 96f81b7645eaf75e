package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

/** How long a statement may keep a caller waiting. */
@QuarkusTest
class PatienceTest {

    @Inject
    AgroalDataSource pool;

    @Inject
    DatabaseSettings settings;

    @Test
    void everyConnectionOfThePoolHasThatMuchPatience() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout())
                    .isEqualTo(Math.toIntExact(settings.patience().toMillis()));
        }
    }

    /** Else what it has locked stays locked until TCP finds out that its machine is gone, in two hours. */
    @Test
    void whoeverIsSilentInTheMiddleOfATransactionIsGivenUpSoon() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("10s");
        }
    }

    /** A wait for a neighbour ends with the database's own word, and something of two seconds is left for all else. */
    @Test
    void byDefaultItIsMoreThanForALockAndLessThanTwoSeconds() throws Exception {
        Converter<Duration> converter = new io.quarkus.runtime.configuration.DurationConverter();
        var byDefault = converter.convert(DatabaseSettings.class
                .getDeclaredMethod("patience")
                .getAnnotation(WithDefault.class)
                .value());
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select setting::int from pg_settings where name = 'lock_timeout'")) {
            assertThat(row.next()).isTrue();
            assertThat(byDefault).isBetween(Duration.ofMillis(row.getInt(1)).plusMillis(100), Duration.ofMillis(1_750));
        }
    }
}
