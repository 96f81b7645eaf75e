package org.stillpoint.testsupport;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Lets no test leave its time to the next one. */
public class ClockReset implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        var container = Arc.container();
        if (container != null) {
            container.instance(TestClock.class).get().reset();
        }
    }
}
