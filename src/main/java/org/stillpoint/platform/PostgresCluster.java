package org.stillpoint.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Optional;

/** One cluster on disk with the passwords of its two roles; made once, then kept. */
final class PostgresCluster {
    private static final String SUPERUSER_PASSWORD = "superuser-password";

    private final Path home;
    private final String password;
    private final String superuserPassword;

    private PostgresCluster(Path home, String password, String superuserPassword) {
        this.home = home;
        this.password = password;
        this.superuserPassword = superuserPassword;
    }

    static PostgresCluster in(DataFolder folder, PostgresPrograms programs, OrdinaryUser user) {
        try {
            if (!Files.exists(folder.database())) {
                create(folder, programs, user);
            }
            var home = folder.cluster().toRealPath();
            requireVersion(folder, home, programs);
            return new PostgresCluster(
                    home,
                    Files.readString(folder.database().resolve("password")),
                    superuserPassword(folder.database()));
        } catch (IOException failure) {
            throw new CannotStart("the database in " + folder + " can not be read or made: " + failure, failure);
        }
    }

    /** Made under another name and renamed when complete, so that an interrupted first start leaves nothing that looks like one. */
    private static void create(DataFolder folder, PostgresPrograms programs, OrdinaryUser user) throws IOException {
        var unfinished = folder.unfinished();
        PrivateFiles.write(unfinished.resolve("password"), randomPassword());
        superuserPassword(unfinished);
        user.give(unfinished);
        var answer = programs.run(
                "initdb",
                "--pgdata=" + unfinished.resolve("cluster"),
                "--username=" + PostgresRoles.SUPERUSER,
                "--pwfile=" + unfinished.resolve(SUPERUSER_PASSWORD),
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

    /** Written before it is used: an older cluster, whose superuser had the server's password, has none yet. */
    private static String superuserPassword(Path database) throws IOException {
        var file = database.resolve(SUPERUSER_PASSWORD);
        if (!Files.exists(file)) {
            var fresh = database.resolve(SUPERUSER_PASSWORD + ".new");
            Files.deleteIfExists(fresh);
            PrivateFiles.write(fresh, randomPassword());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file);
    }

    private static String randomPassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.bytes(24));
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

    /** Of the role that the server works in. */
    String password() {
        return password;
    }

    String superuserPassword() {
        return superuserPassword;
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
