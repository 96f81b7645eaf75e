package org.stillpoint.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** How often PostgreSQL has had to end a circle of waits, as its log tells: the answers may all look well afterwards. */
public final class Deadlocks {

    private Deadlocks() {}

    public static long soFar() {
        var log = EmbeddedPostgresResource.FOLDER.resolve("postgres.log");
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("deadlock detected")).count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
