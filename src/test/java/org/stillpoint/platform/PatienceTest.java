package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** How long a statement may keep a caller waiting. */
@QuarkusTest
class PatienceTest {

    @Inject
    AgroalDataSource pool;

    @Inject
    DatabaseSettings settings;

    @Inject
    Flyway flyway;

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

    /** Flyway's lock is held by a transaction that is silent on purpose. */
    @Test
    void whoseMachineIsGoneInTheMiddleOfAMigrationIsGivenUpSoon() throws SQLException {
        var migrations = flyway.getConfiguration();
        try (var connection = migrations.getDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(migrations.getInitSql());
            var seconds = "select current_setting('tcp_keepalives_idle')::int"
                    + " + current_setting('tcp_keepalives_interval')::int * current_setting('tcp_keepalives_count')::int";
            try (var row = statement.executeQuery(seconds)) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(10);
            }
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
