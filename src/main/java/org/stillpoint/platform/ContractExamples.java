package org.stillpoint.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.jboss.jandex.MethodInfo;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The examples of requests and answers, which each feature keeps in one file, {@code contract/<feature>.yaml}: by operation,
 * {@code requests} (by name) and {@code response}. They are written for the demo clinic and for a certain first week; see
 * {@link ExampleDays}. Those of problems are in {@code contract/problems.yaml}.
 */
final class ContractExamples {

    private final Map<String, Map<String, OfOperation>> features = new HashMap<>();

    /** The examples of one operation. */
    private record OfOperation(Map<String, Object> requests, Object response) {

        @SuppressWarnings("unchecked")
        static OfOperation of(Map<String, Object> examples) {
            return new OfOperation((Map<String, Object>) examples.get("requests"), examples.get("response"));
        }
    }

    void addTo(Operation operation, MethodInfo method) {
        var feature = method.declaringClass().name().packagePrefix().replaceFirst(".*\\.", "");
        var examples = features.computeIfAbsent(feature, ContractExamples::read).get(operation.getOperationId());
        if (examples == null) {
            return;
        }
        if (examples.requests() != null) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(content -> examples.requests()
                    .forEach((name, value) ->
                            content.addExample(name, OASFactory.createExample().value(value))));
        }
        if (examples.response() != null) {
            success(operation).setExample(examples.response());
        }
    }

    private static MediaType success(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("20") && entry.getValue().getContent() != null)
                .flatMap(entry -> entry.getValue().getContent().getMediaTypes().values().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        operation.getOperationId() + " answers nothing: " + operation.getResponses()));
    }

    private static Map<String, OfOperation> read(String feature) {
        var examples = new HashMap<String, OfOperation>();
        members(feature).forEach((operation, its) -> examples.put(operation, OfOperation.of(its)));
        return examples;
    }

    /** Those of problems, by slug: what the kind has beside what all problems have. */
    static Map<String, Map<String, Object>> ofProblems() {
        return members("problems");
    }

    private static Map<String, Map<String, Object>> members(String name) {
        var path = "contract/" + name + ".yaml";
        try (var file = ContractExamples.class.getClassLoader().getResourceAsStream(path)) {
            // Jackson's own reader does not know anchors, by which an example is used twice.
            return file == null ? Map.of() : new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException malformed) {
            throw new UncheckedIOException(path, malformed);
        }
    }
}
