package org.stillpoint.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Completes the OpenAPI document when the program is built: what the code says once (who may call, what is one effect, which
 * versions are asked for) and what holds for every operation is not repeated in annotations.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {

    private static final String ORDER_OF_WORK = "x-order-of-work";
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");

    /** How a type of the JDK is spelt in JSON. */
    private record Scalar(String format, String pattern, String example) {}

    private static final Map<String, Scalar> SCALARS = Map.of(
            "java.util.UUID", new Scalar("uuid", null, "01930f2e-3038-7a1f-9f3b-cd59919dcab4"),
            "java.time.Instant", new Scalar("date-time", null, "2026-12-01T14:00:00Z"),
            "java.time.OffsetDateTime", new Scalar("date-time", null, "2026-12-01T09:00:00-05:00"),
            "java.time.LocalDate", new Scalar("date", null, "1980-05-17"),
            "java.time.LocalTime", new Scalar(null, "^\\d\\d:\\d\\d(:\\d\\d)?$", "09:30"),
            "java.time.ZoneId", new Scalar(null, null, "America/New_York"));

    /** As {@code @NotBlank} is written down: looked for it is right. */
    private static final String NOT_BLANK = "\\S";

    private static final DotName PASSED_OVER =
            DotName.createSimple("com.fasterxml.jackson.annotation.JsonIgnoreProperties");

    private static final String COMES_BACK = "As it was read, or left out: it is passed over";

    private static final DotName REFUSES = DotName.createSimple(Refuses.class);

    private final IndexView index;
    private final Map<String, MethodInfo> methods = new HashMap<>();
    private final ContractProblems problems;
    private final ContractExamples examples = new ContractExamples();

    public Contract(IndexView index) {
        this.index = index;
        problems = new ContractProblems(index);
        for (var annotation : index.getAnnotations(OPERATION)) {
            var id = annotation.value("operationId");
            if (id != null) {
                methods.put(id.asString(), annotation.target().asMethod());
            }
        }
    }

    /** What is one word in the code is one word in the document, not a reference to a type of the JDK. */
    @Override
    public Schema filterSchema(Schema schema) {
        var scalar = schema.getRef() == null
                ? null
                : SCALARS.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
        if (scalar == null) {
            compareWhole(schema);
            return schema;
        }
        schema.setRef(null);
        schema.setType(List.of(Schema.SchemaType.STRING));
        schema.setFormat(scalar.format());
        schema.setPattern(scalar.pattern());
        schema.setExamples(List.of(scalar.example()));
        return schema;
    }

    /** Bean Validation compares the whole text, a schema looks for the pattern anywhere in it. */
    private static void compareWhole(Schema schema) {
        var pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^") && !pattern.equals(NOT_BLANK)) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        // What nobody has described is not part of the contract: endpoints that only tests have.
        api.getPaths().getPathItems().forEach((path, item) -> Map.copyOf(item.getOperations())
                .forEach((verb, operation) -> describe(api, item, verb, operation)));
        api.getPaths().getPathItems().entrySet().stream()
                .filter(entry -> entry.getValue().getOperations().isEmpty())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(api.getPaths()::removePathItem);
        SCALARS.keySet().forEach(api.getComponents()::removeSchema);
        problems.used().forEach(api.getComponents()::addExample);
        orderByWork(api);
        letComeBack(api);
        beStrict(api);
        var answers = new ContractAnswers(index, api.getComponents().getSchemas());
        methods.values().forEach(method -> answers.describe(method.returnType()));
    }

    /** What only the server says may come back with what was read: it is no typo. */
    private void letComeBack(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        index.getAnnotations(PASSED_OVER).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
                .filter(annotation -> schemas.containsKey(schemaOf(annotation)))
                .forEach(annotation -> Stream.of(annotation.value().asStringArray())
                        .forEach(name -> schemas.get(schemaOf(annotation))
                                .addProperty(name, OASFactory.createSchema().description(COMES_BACK))));
    }

    private static String schemaOf(AnnotationInstance annotation) {
        return annotation.target().asClass().name().withoutPackagePrefix();
    }

    private void describe(OpenAPI api, PathItem item, PathItem.HttpMethod verb, Operation operation) {
        var method = methods.get(operation.getOperationId());
        if (method == null) {
            item.setOperation(verb, null);
            return;
        }
        new ContractOperation(index, verb, operation, method).describe(problems, refusals(method));
        ContractNotice.addTo(api, operation, method);
        examples.addTo(operation, method);
    }

    private List<AnnotationInstance> refusals(MethodInfo method) {
        return Stream.concat(
                        method.annotationsWithRepeatable(REFUSES, index).stream(),
                        method.declaringClass().declaredAnnotationsWithRepeatable(REFUSES, index).stream())
                .toList();
    }

    private static void orderByWork(OpenAPI api) {
        var order = Arrays.asList(
                api.getExtensions().get(ORDER_OF_WORK).toString().strip().split("\\s+"));
        api.removeExtension(ORDER_OF_WORK);
        var paths = OASFactory.createPaths();
        api.getPaths().getPathItems().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> firstOf(entry.getValue(), order)))
                .forEach(entry -> paths.addPathItem(entry.getKey(), entry.getValue()));
        api.setPaths(paths);
        Set<String> used = operations(api)
                .flatMap(operation -> operation.getTags().stream())
                .collect(Collectors.toSet());
        api.setTags(api.getTags().stream()
                .filter(tag -> used.contains(tag.getName()))
                .toList());
    }

    private static int firstOf(PathItem item, List<String> order) {
        return item.getOperations().values().stream()
                .mapToInt(operation -> order.indexOf(operation.getOperationId()))
                .map(at -> at < 0 ? order.size() : at)
                .min()
                .orElseThrow();
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream());
    }

    /** What is sent is read strictly. */
    private static void beStrict(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var seen = new HashSet<Schema>();
        operations(api)
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .forEach(content -> beStrict(content.getSchema(), schemas, seen));
    }

    private static void beStrict(Schema schema, Map<String, Schema> all, Set<Schema> seen) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            beStrict(all.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1)), all, seen);
        } else if (seen.add(schema)) {
            if (schema.getProperties() != null) {
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
                schema.getProperties().values().forEach(property -> beStrict(property, all, seen));
            }
            beStrict(schema.getItems(), all, seen);
            // What may be absent is this or null.
            Objects.requireNonNullElse(schema.getAnyOf(), List.<Schema>of()).forEach(one -> beStrict(one, all, seen));
        }
    }
}
