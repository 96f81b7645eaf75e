package org.stillpoint.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;

/** Puts the steps that packages take in Java, sealing for one, among the migrations: every bean that is one. */
@Singleton
class JavaMigrations implements FlywayConfigurationCustomizer {

    private final Instance<JavaMigration> steps;

    JavaMigrations(@Any Instance<JavaMigration> steps) {
        this.steps = steps;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(steps.stream().toArray(JavaMigration[]::new));
    }
}
