package org.stillpoint.platform;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs that the jar carries for this system, unpacked into a folder named after their content, so that a new
 * version is unpacked beside the old one. The library that brings them would also run them, but without fsync and with a shutdown
 * hook that stops PostgreSQL under the running server.
 */
final class PostgresPrograms {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private static final String UNFINISHED = "unpacking-";

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private final Path home;
    private final OrdinaryUser user;

    PostgresPrograms(Path home, OrdinaryUser user) {
        this.home = home;
        this.user = user;
    }

    static PostgresPrograms in(Path folder, OrdinaryUser user) {
        try {
            var archive = archive();
            var home = folder.resolve(digest(archive).substring(0, 16));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            user.giveAlone(folder);
            user.give(home);
            return new PostgresPrograms(home, user);
        } catch (IOException failure) {
            throw new CannotStart(
                    "the programs of PostgreSQL can not be unpacked into " + folder + ": " + failure.getMessage(),
                    failure);
        }
    }

    private static byte[] archive() throws IOException {
        var name = System.getProperty("os.name");
        var system = WINDOWS ? "Windows" : name.startsWith("Mac") ? "Darwin" : name;
        var hardware = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware)) {
            return stream.readAllBytes();
        } catch (IllegalStateException missing) {
            throw new CannotStart(
                    "no embedded PostgreSQL for " + system + " on " + hardware
                            + ". Configure a database with QUARKUS_DATASOURCE_JDBC_URL.",
                    missing);
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        PrivateFiles.createFolder(home.getParent());
        var unfinished = Files.createTempDirectory(home.getParent(), UNFINISHED);
        clearInterrupted(unfinished);
        try {
            extract(archive, unfinished);
            force(unfinished);
            Files.move(unfinished, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            // Another server unpacked the same programs at the same time.
            DataFolder.delete(unfinished);
        } catch (IOException failure) {
            DataFolder.delete(unfinished);
            throw failure;
        }
    }

    /** Another server may be unpacking at this moment, for which nobody needs an hour. */
    private static void clearInterrupted(Path present) throws IOException {
        var longAgo = Files.getLastModifiedTime(present).toInstant().minus(Duration.ofHours(1));
        try (var leftovers = Files.newDirectoryStream(present.getParent(), UNFINISHED + "*")) {
            for (var leftover : leftovers) {
                if (Files.getLastModifiedTime(leftover).toInstant().isBefore(longAgo)) {
                    DataFolder.delete(leftover);
                }
            }
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var path = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(entries, path);
                    path.toFile().setExecutable(path.getParent().endsWith("bin"), true);
                }
            }
        }
    }

    /** On the disk for good before it has its name: whatever finds the folder later believes that it is whole. */
    private static void force(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Like {@code 18}: what a cluster's PG_VERSION must say. */
    String majorVersion() {
        var answer = run("postgres", "--version");
        var version = VERSION.matcher(answer.text());
        if (answer.failed() || !version.find()) {
            throw new CannotStart("the programs of PostgreSQL in " + home + " do not run: "
                    + PostgresLog.complaint(answer.text()) + ". Install what they lack, or name a folder from which"
                    + " programs may run with stillpoint.programs-folder.");
        }
        return version.group(1);
    }

    /** Runs one program to its end and returns all it printed. */
    Answer run(String program, String... arguments) {
        return answer(program, command(program, arguments), process -> process.getInputStream()
                .readAllBytes());
    }

    /**
     * The same for a program that leaves another one behind. What it prints goes through a file: on Windows whoever is left behind
     * keeps the pipe, and who reads that to its end waits for as long as PostgreSQL runs.
     */
    Answer start(Path output, String program, String... arguments) {
        var command = command(program, arguments).redirectOutput(output.toFile());
        return answer(program, command, process -> {
            process.waitFor();
            return Files.readAllBytes(output);
        });
    }

    private ProcessBuilder command(String program, String... arguments) {
        var command = new ArrayList<>(user.prefix());
        command.add(home.resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Messages are read here: they must be in English whatever the operator speaks.
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static Answer answer(String program, ProcessBuilder command, Output output) {
        try {
            var process = command.start();
            process.getOutputStream().close();
            var text = new String(output.of(process), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text.strip());
        } catch (IOException failure) {
            throw new CannotStart(program + " of PostgreSQL can not be run: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("the start was interrupted", interrupted);
        }
    }

    /** All that a process has printed once it has ended. */
    private interface Output {
        byte[] of(Process process) throws IOException, InterruptedException;
    }

    /** What a program printed, and whether it succeeded. */
    record Answer(int exitCode, String text) {
        boolean failed() {
            return exitCode != 0;
        }
    }
}
