package org.stillpoint.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/**
 * A PostgreSQL that outlived its server, which was killed. The caller holds the folder's lock, so whatever still runs on the
 * cluster is an orphan; it is stopped in an orderly way, and what it had acknowledged is on disk.
 */
final class OrphanedPostgres {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresCluster cluster;
    private final PostgresPrograms programs;

    OrphanedPostgres(PostgresCluster cluster, PostgresPrograms programs) {
        this.cluster = cluster;
        this.programs = programs;
    }

    void stop() {
        var owner = cluster.owner();
        if (owner.filter(process -> OperatingSystem.worksIn(process, cluster.home()))
                .isPresent()) {
            programs.run("pg_ctl", "stop", "-D", cluster.home().toString(), "-m", "fast", "-w", "-t", "60");
        }
        awaitLastProcess();
        clearStaleOwner();
    }

    /**
     * When PostgreSQL itself was killed its children end by themselves; a start before that is refused. Looked at again and again
     * instead of waiting for the process: one that has ended and that nobody reaps, as in a container, is a process for ever, but works
     * nowhere.
     */
    private void awaitLastProcess() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var worker = OperatingSystem.workerIn(cluster.home());
        while (worker.isPresent()) {
            if (System.nanoTime() > end) {
                throw new CannotStart("process " + worker.get().pid() + " of an earlier PostgreSQL still works in "
                        + cluster.home() + ". End it and start again.");
            }
            pause();
            worker = OperatingSystem.workerIn(cluster.home());
        }
    }

    /**
     * PostgreSQL ignores the file of a dead process, but not when another program has been given that process's number, as happens
     * after a reboot. By now nobody works in the cluster, so such a file is stale.
     */
    private void clearStaleOwner() {
        if (cluster.owner()
                .filter(process -> !OperatingSystem.worksIn(process, cluster.home()))
                .isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(cluster.processFile());
        } catch (IOException failure) {
            throw new CannotStart("the stale file " + cluster.processFile() + " can not be removed", failure);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("the start was interrupted", interrupted);
        }
    }
}
