package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Operations;
import org.stillpoint.testsupport.RawHttp;
import org.stillpoint.testsupport.SignedIn;

/** What the metrics call a request. */
@QuarkusTest
class HttpMetricsTest {

    private static final Pattern LABEL = Pattern.compile("[{,](?:uri|method)=\"([^\"]*)\"");
    private static final Pattern COUNT_WITHOUT_ADDRESS =
            Pattern.compile("http_server_requests_seconds_count\\{[^}]*uri=\"OTHER\"[^}]*} (\\S+)");
    private static final String HEAD = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    @ConfigProperty(name = "quarkus.micrometer.binder.http-server.max-uri-tags")
    int most;

    private static Set<String> labels() {
        return LABEL.matcher(SignedIn.asManager().get("/q/metrics").asString())
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many requests were counted whose address is nobody's business. */
    private static double withoutAddress() {
        return COUNT_WITHOUT_ADDRESS
                .matcher(SignedIn.asManager().get("/q/metrics").asString())
                .results()
                .mapToDouble(count -> Double.parseDouble(count.group(1)))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/MARK%00",
                "GET /v1/%zzMARK",
                "GET /v1/appointments/MARK/%zz",
                "GET /v1/MARK?text=%00",
                "MARK /v1/sites",
                "PATCH /v1/patients/MARK",
                "OPTIONS /v1/patients/MARK",
                "OPTIONS /v1/MARK/../appointments/MARK",
                "GET /v1/patients/MARK",
                "GET /problems/MARK",
                "GET /MARK",
                "GET /q/MARK"
            })
    void whatSomebodyHasTypedIsNoLabel(String request) {
        var mark = UUID.randomUUID().toString();
        RawHttp.exchange(request.replace("MARK", mark) + HEAD + "\r\n");
        assertThat(labels()).noneMatch(label -> label.contains(mark));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Match: \"1\"\r\nIf-Match: \"2\"\r\n",
                "Content-Type: no type\r\n",
                "Content-Encoding: gzip\r\n",
                "Origin: https://elsewhere.example\r\n",
                "Authorization: Bearer none\r\n"
            })
    void whatIsRefusedEarlyIsCountedWithoutItsAddress(String headers) {
        var mark = UUID.randomUUID().toString();
        double before = withoutAddress();
        RawHttp.exchange("POST /v1/appointments/" + mark + "/cancellation" + HEAD + headers + "\r\n");
        assertThat(withoutAddress()).isGreaterThan(before);
        assertThat(labels()).noneMatch(label -> label.contains(mark));
    }

    @Test
    void nobodyCanMakeTheMetricsBlindForAnOperation() {
        for (int at = 0; at < most + 10; at++) {
            given().urlEncodingEnabled(false)
                    .get("/v1/" + UUID.randomUUID() + "%00")
                    .then()
                    .statusCode(400);
        }
        var paths = Operations.served().values().stream()
                .map(Operations.Operation::path)
                .collect(Collectors.toSet());
        assertThat(paths).hasSizeGreaterThan(100).hasSizeLessThan(most - 10);
        for (var operation : Operations.served().values()) {
            var address = operation
                    .path()
                    .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
            given().contentType("application/json").request(operation.verb().toUpperCase(), address);
        }
        assertThat(labels()).containsAll(paths);
    }
}
