package org.stillpoint.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Puts the sealing steps of all packages among the migrations. */
@Singleton
class SealingMigrations implements FlywayConfigurationCustomizer {

    private final Instance<SealingMigration> steps;

    SealingMigrations(@Any Instance<SealingMigration> steps) {
        this.steps = steps;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(steps.stream().toArray(SealingMigration[]::new));
    }
}
