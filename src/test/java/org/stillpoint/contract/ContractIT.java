package org.stillpoint.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.DemoServer;
import org.stillpoint.testsupport.WithDemoServer;

/** The OpenAPI document that is stored is the one that is built, and the one that is served. */
@WithDemoServer
class ContractIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path STORED = Path.of("src/main/openapi/openapi.json");
    private static final Path BUILT = Path.of("target/contract/openapi.json");
    private static final String DAY = "20(2[6-9]|[3-9]\\d)-\\d\\d-\\d\\d";
    private static final String MOMENT = DAY + "T\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)";

    @Test
    void theStoredDocumentIsTheOneThatIsBuilt() throws IOException {
        assertThat(firstDifference(stored(), JSON.readTree(BUILT.toFile()), text -> text))
                .as("The API has changed. If that is meant: ./mvnw package -Prun && cp %s %s", BUILT, STORED)
                .isEmpty();
    }

    @Test
    void theServerServesItWithExamplesForTheWeeksThatCome() throws IOException {
        var served = DemoServer.contract();
        assertThat(firstDifference(stored(), served, ContractIT::withoutDays)).isEmpty();
        assertThat(served.at("/paths/~1v1~1session-slots/get/parameters/2/example")
                        .asText())
                .matches(DAY)
                .isNotEqualTo("2026-12-01");
    }

    @Test
    void everyOperationHasARowInTheOrderOfWork() throws IOException {
        var order = Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml"))
                .split("x-order-of-work")[1]
                .split("components:")[0];
        assertThat(JSON.readTree(STORED.toFile()).findValuesAsText("operationId"))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(operation -> assertThat(order).containsPattern("\\b" + operation + "\\b"));
    }

    /** A trend as data, as a table and as a picture is one operation. */
    @Test
    void whatIsAnsweredInSeveralFormsIsToldWithAllOfThem() throws IOException {
        var content = JSON.readTree(BUILT.toFile())
                .at("/paths/~1v1~1patients~1{id}~1trends~1{instrument}/get/responses/200/content");
        assertThat(content.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("application/json", "text/csv", "image/svg+xml", "image/png");
        assertThat(content.at("/application~1json/example/instrument").asText()).isNotEmpty();
    }

    private static JsonNode stored() throws IOException {
        return JSON.readTree(STORED.toFile());
    }

    private static String withoutDays(String line) {
        return line.replaceAll(MOMENT, "moment").replaceAll(DAY, "day");
    }

    /** The first line that differs, with its number; the order of members does not matter. */
    private static Optional<String> firstDifference(JsonNode expected, JsonNode actual, UnaryOperator<String> seenAs)
            throws IOException {
        var left = lines(expected, seenAs);
        var right = lines(actual, seenAs);
        return IntStream.range(0, Math.max(left.size(), right.size()))
                .filter(at ->
                        at >= left.size() || at >= right.size() || !left.get(at).equals(right.get(at)))
                .mapToObj(at -> "line " + at + ": " + around(left, at) + "\nbut:\n" + around(right, at))
                .findFirst();
    }

    private static String around(List<String> lines, int at) {
        return String.join("\n", lines.subList(Math.max(0, at - 8), Math.min(lines.size(), at + 3)));
    }

    private static List<String> lines(JsonNode document, UnaryOperator<String> seenAs) throws IOException {
        var members = JSON.treeToValue(document, Object.class);
        return JSON.writer()
                .with(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(members)
                .lines()
                .map(seenAs)
                .toList();
    }
}
