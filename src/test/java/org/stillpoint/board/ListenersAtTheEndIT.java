package org.stillpoint.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.stillpoint.security.DemoAccounts;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;
import org.stillpoint.testsupport.Wire;

/** A server that stops waits for calls that are under way, but not for those who listen. */
class ListenersAtTheEndIT {

    /** In which calls that are under way may finish: longer than any machine is busy. */
    private static final Duration TIMEOUT = Duration.ofSeconds(80);

    private static final Duration SOON = Duration.ofSeconds(40);

    @Test
    void whoListensIsToldThatTheServerStopsAndDoesNotKeepItFromThat() throws IOException {
        try (var folder = ServerFolder.ofDemo("listeners");
                var server = folder.launch()
                        .property("stillpoint.demo", true)
                        .property("quarkus.shutdown.timeout", TIMEOUT)
                        .leavingClasses()
                        .start();
                var stream = nurse(server).listen("/v1/board/events?site=harbor")) {
            stream.next("listening");
            long began = System.nanoTime();
            server.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
            assertThat(stream.next("ended").data().path("reason").asText()).isEqualTo("STOPPING");
        }
    }

    private static Wire nurse(ServerProcess server) {
        var wire = Wire.at(server.url());
        var form = "grant_type=password&username=nurse&password=" + DemoAccounts.PASSWORD;
        return wire.as(wire.post("/v1/auth/token", "application/x-www-form-urlencoded", form)
                .expect(200)
                .text("access_token"));
    }
}
