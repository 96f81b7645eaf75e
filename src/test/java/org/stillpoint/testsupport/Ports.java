package org.stillpoint.testsupport;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that are started side by side. None of those that the system gives to whoever asks for any: by the time the
 * server listens on it, it might be somebody else's.
 */
final class Ports {

    private static final int FIRST = 15_000;
    private static final int SPAN = 15_000;

    /** Another build on the same machine begins elsewhere. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(FIRST + (int) (ProcessHandle.current().pid() % SPAN));

    private Ports() {}

    static int next() {
        for (; ; ) {
            int port = NEXT.getAndIncrement();
            try (var _ = new ServerSocket(port)) {
                return port;
            } catch (IOException taken) {
                // The next one then.
            }
        }
    }
}
