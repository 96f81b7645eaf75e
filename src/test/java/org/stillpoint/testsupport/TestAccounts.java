package org.stillpoint.testsupport;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.stillpoint.security.DemoAccounts;

/** Makes the demo's accounts in the tests' database. */
@Singleton
class TestAccounts {

    void ensure(@Observes StartupEvent start, DemoAccounts accounts) {
        accounts.ensure();
    }
}
