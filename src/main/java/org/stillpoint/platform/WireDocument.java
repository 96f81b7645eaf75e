package org.stillpoint.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Writes into the OpenAPI document what holds by rule, so that no resource has to say it: roles, how to sign in, the common
 * refusals as problems, {@code Idempotency-Key} and {@code If-Match}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class WireDocument implements OASFilter {

    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName REFUSES = DotName.createSimple(Refuses.class);
    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName ANSWER = DotName.createSimple(RestResponse.class);
    private static final DotName ONE_EFFECT = DotName.createSimple(OneEffect.class);
    private static final List<String> TAGS =
            List.of("Sign-in", "Website", "Front desk", "Treatment", "The day", "Follow-up", "Manager", "Problems");

    /** What the scanner says of its own about a status that it expects; it tells nothing. */
    private static final Set<String> GENERATED = Set.of("Bad Request", "Not Authorized", "Not Allowed");

    private final IndexView index;

    public WireDocument(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setTags(
                TAGS.stream().map(name -> OASFactory.createTag().name(name)).toList());
        WireSchemas.addTo(document);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, method, operation)));
        var used = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> Optional.ofNullable(operation.getTags()).orElse(List.of()).stream())
                .toList();
        document.setTags(document.getTags().stream()
                .filter(tag -> used.contains(tag.getName()))
                .toList());
    }

    private void complete(String path, HttpMethod verb, Operation operation) {
        var method = method(operation.getOperationId());
        var roles = roles(method);
        sayWho(operation, roles);
        nameForClients(operation);
        problemBodies(operation);
        refusals(method)
                .forEach(refusal -> problem(
                        operation,
                        refusal.value("status").asInt(),
                        refusal.value("problems").asString()));
        if (creates(verb, method)) {
            saysCreated(operation);
        }
        if (has(method, ONE_EFFECT)) {
            operation.addParameter(idempotencyKey());
            problem(operation, 409, "request-in-progress: the first request with this key is still running");
            problem(operation, 422, "idempotency-key-reused: the key belongs to another request");
        }
        if (describeIfMatch(operation)) {
            problem(operation, 412, "stale-version: somebody has changed it since you read it");
            problem(operation, 428, "if-match-required: send the ETag that you read");
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
            problem(operation, 413, "too-large: the body is too large");
            problem(operation, 415, "unsupported-media-type: another Content-Type is read here");
        }
        if (path.contains("{")) {
            problem(operation, 404, "not-found: it does not exist or is not yours to see");
        }
        if (!roles.isEmpty()) {
            problem(operation, 403, "not-allowed: your roles do not allow this");
        }
        problem(operation, 400, "invalid-request: each of `errors` says where and why");
        problem(operation, 401, "not-signed-in: the token or key is missing or not good any more");
        problem(operation, 500, "internal-error: a defect of the server");
        problem(operation, 503, "busy: try again after Retry-After");
    }

    /** A POST to a collection, answered with a version of what it made. Status changes have an address of their own. */
    private static boolean creates(HttpMethod verb, Optional<MethodInfo> method) {
        return verb == HttpMethod.POST
                && method.filter(known -> !known.hasAnnotation(PATH)
                                && known.returnType().name().equals(ANSWER))
                        .isPresent();
    }

    private static void saysCreated(Operation operation) {
        var responses = operation.getResponses();
        var success = responses.getAPIResponse("200");
        if (success != null) {
            responses.removeAPIResponse("200");
            responses.addAPIResponse(
                    "201",
                    success.description("Created")
                            .addHeader("Location", WireSchemas.header("Where it can be read from now on"))
                            .addHeader("ETag", WireSchemas.header("Its version, for If-Match")));
        }
    }

    private List<AnnotationInstance> refusals(Optional<MethodInfo> method) {
        return method.map(known -> known.annotationsWithRepeatable(REFUSES, index))
                .orElse(List.of());
    }

    private static void sayWho(Operation operation, List<String> roles) {
        var who = roles.isEmpty() ? "Open to everybody." : "Roles: " + String.join(", ", roles) + ".";
        var description = operation.getDescription();
        operation.setDescription(description == null ? who : description + "\n\n" + who);
        if (roles.isEmpty()) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
        if (roles.isEmpty() || roles.stream().anyMatch(role -> !role.endsWith("_KEY"))) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(WireSchemas.SIGN_IN));
        }
        if (roles.isEmpty() || roles.stream().anyMatch(role -> role.endsWith("_KEY"))) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(WireSchemas.PERSONAL_KEY));
        }
    }

    /** {@code AppointmentResource_book} becomes {@code appointmentBook}, which reads well in any language. */
    private static void nameForClients(Operation operation) {
        var parts = operation.getOperationId().split("_");
        var noun = parts[0].replaceFirst("Resource$", "");
        operation.setOperationId(Character.toLowerCase(noun.charAt(0))
                + noun.substring(1)
                + Character.toUpperCase(parts[1].charAt(0))
                + parts[1].substring(1));
    }

    private static void problemBodies(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null && response.getRef() == null) {
                response.setContent(WireSchemas.problemContent());
            }
        });
    }

    /** Adds the problem, beside what the operation itself says about the same status. */
    private static void problem(Operation operation, int status, String description) {
        var code = Integer.toString(status);
        var present = operation.getResponses().getAPIResponse(code);
        if (present == null) {
            operation.getResponses().addAPIResponse(code, response(description, WireSchemas.problemContent()));
        } else if (GENERATED.contains(present.getDescription())) {
            present.setDescription(description);
        } else {
            present.setDescription(present.getDescription() + "; " + description);
        }
    }

    private static APIResponse response(String description, Content content) {
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(IdempotencyKey.HEADER)
                .in(Parameter.In.HEADER)
                .description(
                        "Marks repetitions of one request, in quotes or bare: they get the first answer and no second"
                                + " effect, for 24 hours")
                .schema(WireSchemas.text().maxLength(257))
                .example("\"8e03978e-40d5-43e8-bc93-6894a57f9324\"");
    }

    private static boolean describeIfMatch(Operation operation) {
        var found = Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> "If-Match".equals(parameter.getName()))
                .findFirst();
        found.ifPresent(parameter -> parameter
                .description("The ETag that you read, so that nobody's change is overwritten unseen")
                .required(true)
                .example("\"3\""));
        return found.isPresent();
    }

    private Optional<MethodInfo> method(String operationId) {
        var parts = operationId.split("_");
        return index.getKnownClasses().stream()
                .filter(type -> parts[0].equals(type.simpleName()))
                .map(type -> type.methods().stream()
                        .filter(method -> method.name().equals(parts[1]))
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<String> roles(Optional<MethodInfo> method) {
        return method.flatMap(known -> annotation(known, ROLES))
                .map(annotation -> Arrays.asList(annotation.value().asStringArray()))
                .orElse(List.of());
    }

    private static boolean has(Optional<MethodInfo> method, DotName annotation) {
        return method.filter(known -> known.hasAnnotation(annotation)).isPresent();
    }

    private static Optional<AnnotationInstance> annotation(MethodInfo method, DotName name) {
        ClassInfo type = method.declaringClass();
        var permitted = method.hasAnnotation(DotName.createSimple("jakarta.annotation.security.PermitAll"));
        return Optional.ofNullable(method.annotation(name))
                .or(() -> Optional.ofNullable(permitted ? null : type.declaredAnnotation(name)));
    }
}
