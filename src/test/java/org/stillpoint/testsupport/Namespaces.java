package org.stillpoint.testsupport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What {@code unshare} may do here: on Linux everything for root, in most containers nothing. */
public final class Namespaces {
    private Namespaces() {}

    /** Whether a command succeeds in namespaces of its own. */
    public static boolean allow(String... options) {
        var command = new ArrayList<>(List.of("unshare"));
        command.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whether root can become somebody to whom file modes apply. */
    public static boolean makeRootOrdinary() {
        return allow("--user", "true");
    }
}
