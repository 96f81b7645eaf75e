package org.stillpoint.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of the embedded PostgreSQL, and the line of it that matters. */
final class PostgresLog {
    private static final long LARGE = 4 << 20;

    private final Path file;
    private long start;

    PostgresLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** What the program says that starts PostgreSQL; only of the last start. */
    Path ofStart() {
        return file.resolveSibling("postgres-start.log");
    }

    /** Keeps one old log beside the present one, and remembers where the new start begins. */
    void begin() {
        try {
            if (Files.exists(file) && Files.size(file) > LARGE) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            start = Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unimportant) {
            start = 0;
        }
    }

    String sinceBegin() {
        try {
            var bytes = Files.readAllBytes(file);
            var from = (int) Math.min(start, bytes.length);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The last line that names a fatal error, else the last line. */
    static String complaint(String output) {
        var lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.reversed().stream()
                .filter(PostgresLog::isFatal)
                .findFirst()
                .or(() -> lines.reversed().stream().findFirst())
                .orElse("it gave no reason");
    }

    private static boolean isFatal(String line) {
        return List.of("PANIC:", "FATAL:", "error:", "could not", "failed:", "cannot").stream()
                .anyMatch(line::contains);
    }
}
