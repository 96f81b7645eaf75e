package org.stillpoint.clinic;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Database;

/** Tells whoever runs the server what its local times are made of. */
@ApplicationScoped
@Readiness
class ZoneRulesCheck implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ZoneRulesCheck.class);

    private final Clinic clinic;
    private final ZoneRules rules;

    ZoneRulesCheck(Clinic clinic, ZoneRules rules) {
        this.clinic = clinic;
        this.rules = rules;
    }

    void warn(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        clinic.plan().sites().stream()
                .filter(site -> !site.retired())
                .map(Site::zone)
                .distinct()
                .flatMap(zone -> rules.difference(zone).stream())
                .forEach(difference -> LOG.warnf("Time zones differ. %s", difference));
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("clinic").withData("tzVersion", ZoneRules.version());
        try {
            return answer.withData("revision", clinic.plan().revision()).up().build();
        } catch (Database.Failure away) {
            return answer.down()
                    .withData("reason", "the database does not answer")
                    .build();
        }
    }
}
