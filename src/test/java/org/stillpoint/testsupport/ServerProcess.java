package org.stillpoint.testsupport;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The packaged server as a process of its own: started, waited for, killed, stopped. {@link Launch} says how it is started; most
 * tests begin with {@link ServerFolder#launch()}.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final URI url;
    private final Path output;
    private final boolean leavesClasses;

    private ServerProcess(Process process, URI url, Path output, boolean leavesClasses) {
        this.process = process;
        this.url = url;
        this.output = output;
        this.leavesClasses = leavesClasses;
    }

    public static Launch launch(Path dataFolder) {
        return new Launch(dataFolder);
    }

    /** Like {@code http://127.0.0.1:41234}. */
    public URI url() {
        return url;
    }

    public URI url(String path) {
        return url.resolve(path);
    }

    public long pid() {
        return process.pid();
    }

    /** Everything it printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Like {@code kill -9}: it has no chance to do anything more, and its PostgreSQL goes on without it. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Like Ctrl-C; returns when the process has ended, with its exit code. */
    public int stop() {
        process.destroy();
        int code = awaitExit();
        if (leavesClasses) {
            ClassArchive.publish();
        }
        return code;
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns when it has printed the text. */
    public void awaitOutput(String text) {
        awaitOutput(text, 1);
    }

    /** Returns when it has printed the text in so many lines. */
    public void awaitOutput(String text, int lines) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (output().lines().filter(line -> line.contains(text)).count() < lines) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the server did not print '" + text + "':\n" + output());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns when it says that it is ready to serve. */
    public void awaitReady() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            var probe = HttpRequest.newBuilder(url("/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (!ready(client, probe)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("the server did not become ready:\n" + output());
                }
                pause();
            }
        }
    }

    private static boolean ready(HttpClient client, HttpRequest probe) {
        try {
            return client.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    /** How a server is to be started. */
    public static final class Launch {
        private final List<String> prefix = new ArrayList<>();
        private final List<String> jvm = new ArrayList<>();
        private final Map<String, String> properties = new TreeMap<>();
        private final Map<String, String> environment = new TreeMap<>();
        private boolean forLong;
        private boolean leavesClasses;

        private Launch(Path dataFolder) {
            property("stillpoint.data-folder", dataFolder);
            jvm("-Xmx512m");
        }

        public Launch property(String key, Object value) {
            properties.put(key, String.valueOf(value));
            return this;
        }

        public Launch environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        public Launch jvm(String... options) {
            jvm.addAll(List.of(options));
            return this;
        }

        /** For a server that is measured: with the options of the image, not those that start one of a few seconds in half the work. */
        public Launch forLong() {
            forLong = true;
            return this;
        }

        /** So that those after it start quicker; its own stop takes a few seconds more. */
        public Launch leavingClasses() {
            leavesClasses = true;
            return this;
        }

        /** Runs it inside another command, which is given the server's command as its last arguments. */
        public Launch inside(String... command) {
            prefix.addAll(List.of(command));
            return this;
        }

        /**
         * On Linux root becomes nobody in a user namespace, so that file modes count; others stay who they are. A test that needs
         * it is skipped where root may not.
         */
        public Launch asOrdinaryUser() {
            if ("root".equals(System.getProperty("user.name"))) {
                assumeTrue(Namespaces.makeRootOrdinary(), "root may not make user namespaces here");
                prefix.addAll(List.of("unshare", "--user"));
            }
            return this;
        }

        /**
         * With this folder on a disk of its own, which exists for that one server only; {@code options} are those of a tmpfs. In a
         * mount namespace, which needs the rights of root: a test that needs it is skipped where they are missing.
         */
        public Launch onDisk(Path folder, String options) {
            assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
            assumeTrue(
                    Namespaces.allow("--mount", "mount", "-t", "tmpfs", "none", folder.toString()),
                    "root may not mount anything here");
            var mount = "mount -t tmpfs -o " + options + " none '" + folder + "' && exec \"$@\"";
            return inside("unshare", "--mount", "sh", "-c", mount, "sh");
        }

        /** Returns when the server is ready; fails with all it printed when it does not get there. */
        public ServerProcess start() {
            var server = begin();
            try {
                server.awaitReady();
                return server;
            } catch (AssertionError notReady) {
                server.close();
                throw notReady;
            }
        }

        /** Returns at once. */
        public ServerProcess begin() {
            try {
                var port = Ports.next();
                var output = Files.createTempFile(TestLogs.folder(), "server-", ".log");
                var builder = new ProcessBuilder(command(port))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                var process = builder.start();
                // A cancelled test run must not leave servers behind.
                Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
                return new ServerProcess(process, URI.create("http://127.0.0.1:" + port), output, leavesClasses);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private List<String> collector() {
            return forLong
                    ? List.of(
                            "-XX:+UseParallelGC",
                            "-XX:+UseCompactObjectHeaders",
                            "-XX:NewRatio=1",
                            "-XX:+UseTransparentHugePages")
                    : List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        }

        private List<String> command(int port) {
            var command = new ArrayList<>(prefix);
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(collector());
            if (!forLong) {
                command.addAll(leavesClasses ? ClassArchive.make() : ClassArchive.use());
            }
            command.addAll(jvm);
            properties.putIfAbsent("quarkus.http.port", String.valueOf(port));
            properties.putIfAbsent("quarkus.http.host", "127.0.0.1");
            properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.add("-jar");
            command.add(System.getProperty("stillpoint.jar", "target/quarkus-app/quarkus-run.jar"));
            return command;
        }
    }
}
