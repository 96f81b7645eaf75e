package org.stillpoint.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A data folder on which a server was started for the first time and stopped in order; made once, by whoever asks first. */
enum UsedFolder {
    CLINIC(false),
    DEMO(true);

    private final boolean demo;
    private ServerFolder made;

    UsedFolder(boolean demo) {
        this.demo = demo;
    }

    synchronized Path path() {
        if (made == null) {
            var folder = ServerFolder.fresh("used");
            try {
                folder.launch().property("stillpoint.demo", demo).start().close();
            } catch (RuntimeException | Error failure) {
                folder.closeAfter(failure);
                throw failure;
            }
            made = folder;
            Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
        }
        return made.path();
    }

    private void remove() {
        try {
            made.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
