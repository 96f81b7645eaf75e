package org.stillpoint.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The server's classes as the JVM keeps them in memory. One server leaves them when it is stopped; those that are started from
 * then on need not read and verify each class again, which is a third of their start. Without it they start all the same.
 */
final class ClassArchive {

    private static final Path FOLDER = Path.of("target", "servers").toAbsolutePath();
    private static final String NAME = "classes-" + ProcessHandle.current().pid() + ".jsa";
    private static final Path MADE = FOLDER.resolve(NAME);
    private static final Path IN_THE_MAKING = FOLDER.resolve("unfinished-" + NAME);

    /** Tests read every line that a server prints, so the JVM must print none. */
    private static final String SILENTLY = "-Xlog:disable";

    private ClassArchive() {}

    static List<String> use() {
        return Files.exists(MADE) ? List.of("-XX:SharedArchiveFile=" + MADE, SILENTLY) : List.of();
    }

    static List<String> make() {
        MADE.toFile().deleteOnExit();
        return List.of("-XX:ArchiveClassesAtExit=" + IN_THE_MAKING, SILENTLY);
    }

    /** A server has ended: what it has left is whole. */
    static void publish() {
        try {
            if (Files.exists(IN_THE_MAKING)) {
                Files.move(IN_THE_MAKING, MADE);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
