package org.stillpoint.platform;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database answers. The framework's own check is off: it tells everybody what the driver says, and so where the
 * database is.
 */
@ApplicationScoped
@Readiness
class DatabaseAnswers implements HealthCheck {

    private final Database database;

    DatabaseAnswers(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        try {
            database.first("select 1", row -> row.getInt(1));
            return answer.up().build();
        } catch (Database.Failure away) {
            return answer.down().withData("reason", "it does not answer").build();
        }
    }
}
