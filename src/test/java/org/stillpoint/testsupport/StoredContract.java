package org.stillpoint.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the stored contract says of its operations and problems. */
final class StoredContract {

    private static final JsonNode DOCUMENT = read();
    private static final List<Operation> OPERATIONS = operations();

    private StoredContract() {}

    /**
     * One of them.
     *
     * @param id its {@code operationId}
     * @param problems the slugs that it names
     * @param successes the statuses without a problem that it names
     * @param responses all that is said of its answers
     */
    record Operation(
            String id, String verb, Pattern path, Set<String> problems, Set<String> successes, JsonNode responses) {

        private static Operation of(String path, String verb, JsonNode description) {
            var responses = description.path("responses");
            return new Operation(
                    description.path("operationId").asText(),
                    verb.toUpperCase(Locale.ROOT),
                    Pattern.compile(path.replaceAll("\\{[a-zA-Z]+}", "[^/]+")),
                    responses.findValues("examples").stream()
                            .flatMap(examples -> examples.properties().stream())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()),
                    responses
                            .propertyStream()
                            .map(Map.Entry::getKey)
                            .filter(status -> status.startsWith("2") || status.startsWith("3"))
                            .collect(Collectors.toSet()),
                    responses);
        }

        /** The required members that an answer does not have, each with the schema it is of. */
        Set<String> lackedBy(int status, JsonNode answer) {
            var schema = status < 400
                    ? responses.path(Integer.toString(status)).at("/content/application~1json/schema")
                    : DOCUMENT.at("/components/schemas/Problem");
            return new RequiredMembers(DOCUMENT).lackedBy(answer, schema);
        }

        private boolean isAt(String asked, String address) {
            return verb.equals(asked) && path.matcher(address).matches();
        }
    }

    /** Nothing for what the contract does not know, as what only tests serve. */
    static Optional<Operation> at(String verb, String address) {
        return OPERATIONS.stream()
                .filter(operation -> operation.isAt(verb, address))
                .findFirst();
    }

    static Operation operation(String id) {
        return OPERATIONS.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Set<String> membersOfProblems() {
        return DOCUMENT.at("/components/schemas/Problem/properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Those first whose address has the fewest places to fill: what is spelt out is meant. */
    private static List<Operation> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .sorted(Comparator.comparing(path -> path.getKey().split("\\{").length))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(verb -> verb.getValue().has("operationId"))
                        .map(verb -> Operation.of(path.getKey(), verb.getKey(), verb.getValue())))
                .toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("src/main/openapi/openapi.json").toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
