package org.stillpoint.platform;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/** Lets {@code @Past} and its kin ask the clock that everything else asks, and not the machine's. */
@Singleton
class ValidationClock implements ValidatorFactoryCustomizer {

    private final Clock clock;

    ValidationClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.clockProvider(() -> clock);
    }
}
