package org.stillpoint.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the operations of the stored contract have refused in one run of the suite, beside what it says that they refuse. */
public final class Refusals {

    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"[^\"]*/problems/([a-z-]+)\"");
    private static final Set<Refused> HEARD = ConcurrentHashMap.newKeySet();
    private static final List<Operation> CONTRACT = read(Path.of("src/main/openapi/openapi.json"));

    private Refusals() {}

    /**
     * That an operation has answered with a problem.
     *
     * @param operation its {@code operationId}
     * @param problem its slug
     */
    public record Refused(String operation, String problem) {}

    private record Operation(String id, String verb, Pattern path, Set<String> named) {

        boolean isAt(String asked, String address) {
            return verb.equals(asked) && path.matcher(address).matches();
        }
    }

    /** An answer; what the contract does not know, as what only tests serve, is none of an operation. */
    static void heard(String verb, String address, String body) {
        var type = TYPE.matcher(body);
        if (type.find()) {
            CONTRACT.stream()
                    .filter(operation -> operation.isAt(verb, address))
                    .map(operation -> new Refused(operation.id(), type.group(1)))
                    .findFirst()
                    .filter(HEARD::add)
                    .ifPresent(refused -> TestLogs.append(notes(), refused.operation() + " " + refused.problem()));
        }
    }

    /** Of all servers, and all programs that have run tests. */
    public static Set<Refused> ofThisRun() {
        try (var lines = Files.lines(notes())) {
            return lines.map(line -> line.split(" "))
                    .map(words -> new Refused(words[0], words[1]))
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the contract names the problem where it describes the operation. */
    public static boolean isNamed(Refused refused) {
        return CONTRACT.stream()
                .anyMatch(operation -> operation.id().equals(refused.operation())
                        && operation.named().contains(refused.problem()));
    }

    private static Path notes() {
        return TestLogs.folder().resolve("refusals.txt");
    }

    /** Those first whose address has the fewest places to fill: what is spelt out is meant. */
    private static List<Operation> read(Path document) {
        try {
            return new ObjectMapper()
                    .readTree(document.toFile()).path("paths").properties().stream()
                            .sorted(Comparator.comparing(path -> path.getKey().split("\\{").length))
                            .flatMap(path -> path.getValue().properties().stream()
                                    .filter(verb -> verb.getValue().has("operationId"))
                                    .map(verb -> operation(path.getKey(), verb.getKey(), verb.getValue())))
                            .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Operation operation(String path, String verb, JsonNode description) {
        var named = description.path("responses").findValues("examples").stream()
                .flatMap(examples -> examples.properties().stream())
                .map(example -> example.getKey())
                .collect(Collectors.toSet());
        return new Operation(
                description.path("operationId").asText(),
                verb.toUpperCase(Locale.ROOT),
                Pattern.compile(path.replaceAll("\\{[a-zA-Z]+}", "[^/]+")),
                named);
    }
}
