package org.stillpoint.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The few things about processes and users that Java does not tell. */
final class OperatingSystem {
    private static final Path PROCESSES = Path.of("/proc");

    private OperatingSystem() {}

    /** On Linux; elsewhere nobody is known to be. */
    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(PROCESSES.resolve("self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
            return false;
        }
    }

    /**
     * Whether a live PostgreSQL process works in the folder, which is where all of a cluster's processes stay. Where that is not
     * to be seen, as in a container if it runs as another user, what it was started with decides.
     */
    static boolean worksIn(ProcessHandle process, Path folder) {
        return workingFolder(process).map(folder::equals).orElseGet(() -> process.isAlive() && isOn(process, folder));
    }

    /** There may be others' PostgreSQL; only where no arguments are told, as on Windows, must the program's name do. */
    private static boolean isOn(ProcessHandle process, Path folder) {
        var info = process.info();
        return info.arguments()
                .map(arguments -> List.of(arguments).contains(folder.toString()))
                .orElseGet(() -> info.command().orElse("").contains("postgres"));
    }

    static Optional<ProcessHandle> workerIn(Path folder) {
        if (!Files.isDirectory(PROCESSES.resolve("self"))) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> workingFolder(process).filter(folder::equals).isPresent())
                .findAny();
    }

    private static Optional<Path> workingFolder(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(PROCESSES.resolve(process.pid() + "/cwd")));
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }
}
