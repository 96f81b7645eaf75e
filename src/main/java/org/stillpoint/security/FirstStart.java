package org.stillpoint.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.stillpoint.platform.Demo;

/** Sees to it that somebody can sign in: the demo's accounts, or a one-time secret to make the first manager with. */
@Singleton
class FirstStart {

    private final Setup setup;
    private final DemoAccounts demoAccounts;
    private final Demo demo;

    FirstStart(Setup setup, DemoAccounts demoAccounts, Demo demo) {
        this.setup = setup;
        this.demoAccounts = demoAccounts;
        this.demo = demo;
    }

    void started(@Observes StartupEvent event) {
        if (demo.isOn()) {
            demoAccounts.ensure();
        } else {
            setup.newSecret().ifPresent(FirstStart::print);
        }
    }

    /** Past the logger, so that no log handler gets it. Who keeps standard output has it all the same, and it opens the server once. */
    private static void print(String secret) {
        System.out.printf(
                "%nNobody can sign in yet. Make the first manager with this one-time secret:%n%n    %s%n%n"
                        + "    POST /v1/setup {\"secret\": \"…\", \"username\": \"…\", \"password\": \"…\"}%n%n"
                        + "It is not shown again; a restart makes a new one, until there is an account.%n%n",
                secret);
    }
}
