package org.stillpoint.platform;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** The refusals of the contract: each operation's answers of 4xx and 5xx, with an example of each kind of problem. */
final class ContractProblems {

    private static final Pattern SLUG = Pattern.compile("[a-z]+(-[a-z]+)+");
    private static final String SCHEMA = "Problem";

    private final Map<String, ProblemType> types = new TreeMap<>();
    private final Map<String, Example> used = new TreeMap<>();
    private final Map<String, Map<String, Object>> members = ContractExamples.ofProblems();

    ContractProblems(IndexView index) {
        index.getAllKnownImplementations(DotName.createSimple(ProblemType.class.getName())).stream()
                .flatMap(type -> constants(type.name().toString()))
                .forEach(type -> types.put(type.slug(), type));
    }

    private static Stream<ProblemType> constants(String name) {
        try {
            var constants = Class.forName(name, true, ContractProblems.class.getClassLoader())
                    .getEnumConstants();
            return Arrays.stream(constants == null ? new Object[0] : constants).map(ProblemType.class::cast);
        } catch (ClassNotFoundException indexed) {
            throw new IllegalStateException(indexed);
        }
    }

    /** The examples that {@link #addTo} referred to, by name. */
    Map<String, Example> used() {
        return used;
    }

    /** Completes the refusals that the operation's description names by their slugs, and adds those that are common. */
    void addTo(Operation operation, Set<ProblemType> common) {
        var responses = operation.getResponses();
        // The framework's own words ("Bad Request") say nothing.
        responses.getAPIResponses().entrySet().stream()
                .filter(entry -> isRefusal(entry.getKey())
                        && named(entry.getValue(), entry.getKey()).isEmpty())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(responses::removeAPIResponse);
        for (var type : common) {
            var status = Integer.toString(type.status());
            var response = responses.getAPIResponse(status);
            if (response == null) {
                responses.addAPIResponse(status, OASFactory.createAPIResponse().description(text(type)));
            } else {
                response.setDescription(response.getDescription() + "; " + text(type));
            }
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (isRefusal(status)) {
                complete(response, named(response, status));
            }
        });
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
        responses.setDefaultValue(complete(
                OASFactory.createAPIResponse().description("Any other problem, such as busy or internal-error"),
                List.of(PlatformProblem.BUSY, PlatformProblem.INTERNAL_ERROR)));
    }

    private static String text(ProblemType type) {
        return type.slug() + ": " + type.title();
    }

    private static boolean isRefusal(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private List<ProblemType> named(APIResponse response, String status) {
        return SLUG.matcher(response.getDescription())
                .results()
                .map(found -> types.get(found.group()))
                .filter(type -> type != null && Integer.toString(type.status()).equals(status))
                .distinct()
                .toList();
    }

    private APIResponse complete(APIResponse response, List<? extends ProblemType> kinds) {
        var content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        kinds.forEach(type -> addExample(content, type));
        return response.content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, content));
    }

    private void addExample(MediaType content, ProblemType type) {
        content.addExample(type.slug(), OASFactory.createExample().ref(type.slug()));
        used.computeIfAbsent(type.slug(), slug -> OASFactory.createExample()
                .summary(type.title())
                .description(type.advice())
                .value(example(type)));
    }

    private Map<String, Object> example(ProblemType type) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "https://stillpoint.example/problems/" + type.slug());
        problem.put("title", type.title());
        problem.put("status", type.status());
        problem.putAll(members.getOrDefault(type.slug(), Map.of()));
        problem.put("instance", "urn:uuid:01930f2e-0000-7000-8000-000000000000");
        return problem;
    }
}
