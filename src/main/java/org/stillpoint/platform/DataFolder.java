package org.stillpoint.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/**
 * The folder of one embedded database, owned by one server at a time. The owner is whoever holds the lock on the file
 * {@code lock}; the operating system gives it back however the owner ends.
 */
final class DataFolder implements AutoCloseable {
    private static final long MEGABYTE = 1 << 20;
    private static final String UNFINISHED = "unfinished-";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path) {
        try {
            PrivateFiles.createFolder(path);
            var lock = lock(path);
            var folder = new DataFolder(path, lock);
            folder.clearUnfinished();
            folder.requireSpace();
            return folder;
        } catch (IOException unusable) {
            throw new CannotStart(
                    "the data folder " + path + " can not be used: " + reason(unusable)
                            + ". Name a folder that can be written with stillpoint.data-folder.",
                    unusable);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException taken) {
            // Taken by this very process: the same refusal.
        }
        channel.close();
        throw new CannotStart("another server is running on the data folder " + path
                + ". Stop it, or name another folder with stillpoint.data-folder.");
    }

    /** The cluster and its password, which appear together, in one rename, once both are complete. */
    Path database() {
        return path.resolve("database");
    }

    Path cluster() {
        return database().resolve("cluster");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /** The folder itself, so that the user who runs PostgreSQL can make its files here. */
    void giveAlone(OrdinaryUser user) throws IOException {
        user.giveAlone(path);
    }

    /** Gives to the user who runs PostgreSQL what it works with; the lock and the keys stay the server's own. */
    void give(OrdinaryUser user) throws IOException {
        user.give(database());
        user.give(log());
    }

    Path unfinished() throws IOException {
        return Files.createTempDirectory(path, UNFINISHED);
    }

    private void clearUnfinished() throws IOException {
        try (var leftovers = Files.newDirectoryStream(path, UNFINISHED + "*")) {
            for (var leftover : leftovers) {
                delete(leftover);
            }
        }
    }

    /** PostgreSQL panics when its log can not grow, so we would rather not start it. */
    private void requireSpace() throws IOException {
        var needed = Files.exists(database()) ? 32 : 256;
        var free = Files.getFileStore(path).getUsableSpace() / MEGABYTE;
        if (free < needed) {
            throw new CannotStart("the disk of the data folder " + path + " is full: " + free + " MB are free and "
                    + needed + " MB are needed.");
        }
    }

    static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileSystemException refused
            when refused.getReason() != null -> refused.getReason() + " for " + refused.getFile();
            default -> failure.getMessage();
        };
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException unimportant) {
            // The operating system gives the lock back when the process ends.
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
