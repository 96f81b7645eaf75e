package org.stillpoint.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** One cluster on disk with the password of its superuser; made once, then kept. */
final class PostgresCluster {
    private final Path home;
    private final String password;

    private PostgresCluster(Path home, String password) {
        this.home = home;
        this.password = password;
    }

    static PostgresCluster in(DataFolder folder, PostgresPrograms programs) {
        try {
            if (!Files.exists(folder.database())) {
                create(folder, programs);
            }
            var home = folder.database().resolve("cluster").toRealPath();
            requireVersion(folder, home, programs);
            return new PostgresCluster(home, Files.readString(folder.database().resolve("password")));
        } catch (IOException failure) {
            throw new CannotStart("the database in " + folder + " can not be read or made: " + failure, failure);
        }
    }

    /** Made under another name and renamed when complete, so that an interrupted first start leaves nothing that looks like one. */
    private static void create(DataFolder folder, PostgresPrograms programs) throws IOException {
        var unfinished = folder.unfinished();
        var password = unfinished.resolve("password");
        PrivateFiles.write(password, randomPassword());
        var answer = programs.run(
                "initdb",
                "--pgdata=" + unfinished.resolve("cluster"),
                "--username=" + EmbeddedDatabase.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (answer.failed()) {
            DataFolder.delete(unfinished);
            throw new CannotStart(
                    "PostgreSQL could not make its files in " + folder + ": " + PostgresLog.complaint(answer.text()));
        }
        Files.move(unfinished, folder.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void requireVersion(DataFolder folder, Path home, PostgresPrograms programs) throws IOException {
        var made = Files.readString(home.resolve("PG_VERSION")).strip();
        var ours = programs.majorVersion();
        if (!made.equals(ours)) {
            throw new CannotStart(
                    "the data folder " + folder + " was made by PostgreSQL " + made
                            + " and this server brings PostgreSQL " + ours
                            + ". Move the data with pg_dump and pg_restore, or name another folder with stillpoint.data-folder.");
        }
    }

    Path home() {
        return home;
    }

    String password() {
        return password;
    }

    Path processFile() {
        return home.resolve("postmaster.pid");
    }

    /** Who has the number that the last PostgreSQL on this cluster wrote down: it, an orphan, or by now another program. */
    Optional<ProcessHandle> owner() {
        try (var lines = Files.lines(processFile())) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }
}
