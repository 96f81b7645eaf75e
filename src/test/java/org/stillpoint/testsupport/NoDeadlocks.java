package org.stillpoint.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** For tests of races: in none of them anybody has waited in a circle, also where that was quietly mended. */
public final class NoDeadlocks implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace COUNT = Namespace.create(NoDeadlocks.class);

    @Override
    public void beforeEach(ExtensionContext test) {
        test.getStore(COUNT).put(test.getUniqueId(), Deadlocks.soFar());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(Deadlocks.soFar())
                .as("deadlocks in PostgreSQL's log")
                .isEqualTo(test.getStore(COUNT).get(test.getUniqueId(), Long.class));
    }
}
