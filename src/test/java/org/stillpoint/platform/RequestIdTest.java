package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Overheard;

/** Whoever gets a problem can name the lines of the log that belong to it. */
@QuarkusTest
class RequestIdTest {

    private Overheard heard;

    @ConfigProperty(name = "quarkus.log.console.format")
    String format;

    @BeforeEach
    void listen() {
        heard = Overheard.fromAll();
    }

    @AfterEach
    void listenNoMore() {
        heard.close();
    }

    private List<String> lines() {
        return heard.lines().stream().map(new PatternFormatter(format)::format).toList();
    }

    private static String id(Response problem) {
        return problem.<String>path("instance").replace("urn:uuid:", "");
    }

    @Test
    void everyLineOfARequestHasItsIdAndNoOther() throws Exception {
        var answers = new HashMap<String, Future<Response>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 40; n++) {
                var mark = "mark-" + n + "-";
                answers.put(mark, threads.submit(() -> given().get("/v1/echo/lines/" + mark)));
            }
        }
        for (var answer : answers.entrySet()) {
            var id = id(answer.getValue().get());
            assertThat(lines())
                    .filteredOn(line -> line.contains(answer.getKey()))
                    .singleElement()
                    .asString()
                    .contains(" " + id + " line ");
        }
    }

    @Test
    void soHasTheLineThatTellsWhyItFailed() {
        for (var state : new String[] {"22012", "08006"}) {
            var id = id(given().get("/v1/echo/failures/" + state));
            assertThat(lines())
                    .filteredOn(line -> line.contains("Failures"))
                    .last()
                    .asString()
                    .contains(" " + id + " ");
        }
    }
}
