package org.stillpoint.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged while it listens. */
public final class Overheard extends Handler implements AutoCloseable {

    private static final Formatter WITH_LEVEL = new PatternFormatter("%p %s");

    private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();
    private final Logger log;

    private Overheard(String name) {
        log = Logger.getLogger(name);
        log.addHandler(this);
    }

    public static Overheard from(Class<?> speaker) {
        return new Overheard(speaker.getName());
    }

    public static Overheard fromAll() {
        return new Overheard("");
    }

    /** What one tells while that is done. */
    public static List<String> told(Class<?> speaker, Runnable deed) {
        try (var heard = from(speaker)) {
            deed.run();
            return heard.told();
        }
    }

    public List<ExtLogRecord> lines() {
        return List.copyOf(lines);
    }

    /** Each with its level before it. */
    public List<String> told() {
        return lines.stream().map(WITH_LEVEL::format).toList();
    }

    /** With what is known of the speaking thread only now. */
    @Override
    public void publish(LogRecord line) {
        var said = ExtLogRecord.wrap(line);
        said.copyAll();
        lines.add(said);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        log.removeHandler(this);
    }
}
