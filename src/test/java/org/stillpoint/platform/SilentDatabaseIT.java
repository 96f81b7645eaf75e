package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;

/** A database that accepts connections and statements but answers none, as on a disk or a network that has gone. */
@Isolated("it times what is answered")
class SilentDatabaseIT {

    /** Two seconds, and what a busy build machine adds. */
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private static final int CALLERS = 8;

    private record Timed(Response answer, Duration took) {}

    @Test
    void whoeverAsksIsToldWithinTwoSecondsToComeBack() throws Exception {
        try (var folder = ServerFolder.fresh("silent");
                var server = folder.launch().start()) {
            signIn(server); // the first call of all is slow for other reasons
            var postgres = ProcessHandle.of(folder.postgres()).orElseThrow();
            signal("-STOP", postgres);
            try {
                // Those that have a connection already, and those that would have to open one.
                for (int round = 0; round < 3; round++) {
                    assertThat(allAtOnce(server)).hasSize(CALLERS).allSatisfy(call -> {
                        assertThat(call.answer().statusCode()).isEqualTo(503);
                        assertThat(call.answer().<String>path("type")).endsWith("/problems/busy");
                        assertThat(call.answer().header("Retry-After")).isNotNull();
                        assertThat(call.took()).isLessThan(PATIENCE);
                    });
                }
            } finally {
                signal("-CONT", postgres);
            }
            server.awaitReady();
            assertThat(signIn(server).answer().statusCode()).isEqualTo(401);
        }
    }

    private static ArrayList<Timed> allAtOnce(ServerProcess server) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var calls = new ArrayList<Future<Timed>>();
            for (int n = 0; n < CALLERS; n++) {
                calls.add(threads.submit(() -> signIn(server)));
            }
            var answers = new ArrayList<Timed>();
            for (var call : calls) {
                answers.add(call.get());
            }
            return answers;
        }
    }

    private static Timed signIn(ServerProcess server) {
        var start = System.nanoTime();
        var answer = RestAssured.given()
                .baseUri(server.url().toString())
                .formParam("grant_type", "password")
                .formParam("username", "nobody-" + UUID.randomUUID()) // the sign-ins of one account wait for each other
                .formParam("password", "a wrong password")
                .post("/v1/auth/token");
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("kill");
        command.add(signal);
        Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .map(String::valueOf)
                .forEach(command::add);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
