package org.stillpoint.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/** One operation of the contract: derives from its method who may call it, which headers it has and what it may refuse. */
final class ContractOperation {

    private static final DotName ROLES_ALLOWED = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName MOVES_ON = DotName.createSimple(MovesOn.class.getName());
    private static final DotName ONE_EFFECT = DotName.createSimple(OneEffect.class.getName());
    private static final DotName REST_RESPONSE = DotName.createSimple("org.jboss.resteasy.reactive.RestResponse");
    private static final DotName API_RESPONSE =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.responses.APIResponse");
    private static final String KEY_ROLE = "_KEY";
    private static final String PUBLIC_TAG = "Website";

    private final IndexView index;
    private final PathItem.HttpMethod verb;
    private final Operation operation;
    private final MethodInfo method;
    private final List<String> roles;

    ContractOperation(IndexView index, PathItem.HttpMethod verb, Operation operation, MethodInfo method) {
        this.index = index;
        this.verb = verb;
        this.operation = operation;
        this.method = method;
        roles = roles(method);
    }

    private static List<String> roles(MethodInfo method) {
        var own = method.annotation(ROLES_ALLOWED);
        var closed = own != null || method.annotations().stream().anyMatch(ContractOperation::opens);
        var annotation = closed ? own : method.declaringClass().declaredAnnotation(ROLES_ALLOWED);
        return annotation == null ? List.of() : Arrays.asList(annotation.value().asStringArray());
    }

    private static boolean opens(AnnotationInstance annotation) {
        return annotation.name().toString().equals("jakarta.annotation.security.PermitAll");
    }

    void describe(ContractProblems problems, List<AnnotationInstance> refusals) {
        describeCallers();
        describeSuccess();
        describeHeaders();
        describeForm();
        byStatus(refusals).forEach((status, named) -> operation
                .getResponses()
                .addAPIResponse(
                        status.toString(), OASFactory.createAPIResponse().description(named)));
        problems.addTo(operation, common());
        addHeaders(refusals.stream().anyMatch(ContractOperation::isOfALimit));
    }

    private static boolean isOfALimit(AnnotationInstance refusal) {
        return refusal.value("problems").asString().startsWith("too-many-requests");
    }

    private static Map<Integer, String> byStatus(List<AnnotationInstance> refusals) {
        return refusals.stream()
                .collect(Collectors.toMap(
                        refusal -> refusal.value("status").asInt(),
                        refusal -> refusal.value("problems").asString(),
                        (own, common) -> own + "; " + common,
                        TreeMap::new));
    }

    private void describeCallers() {
        var who = roles.isEmpty() ? "Open to everybody." : "Roles: " + String.join(", ", code(roles)) + ".";
        operation.setDescription(operation.getDescription() == null ? who : operation.getDescription() + "\n\n" + who);
        var requirements = new ArrayList<SecurityRequirement>();
        if (roles.isEmpty() && operation.getTags().contains(PUBLIC_TAG)) {
            // Whoever is signed in may see and do more.
            requirements.add(OASFactory.createSecurityRequirement());
        }
        var anybody = !requirements.isEmpty();
        if (anybody || roles.stream().anyMatch(role -> !role.endsWith(KEY_ROLE))) {
            requirements.add(OASFactory.createSecurityRequirement().addScheme("staff"));
        }
        if (anybody || roles.stream().anyMatch(role -> role.endsWith(KEY_ROLE))) {
            requirements.add(OASFactory.createSecurityRequirement().addScheme("personalKey"));
        }
        operation.setSecurity(requirements);
    }

    private static List<String> code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").toList();
    }

    /**
     * A POST to a collection makes something; changes of what is there have an address of their own. Where one may also make
     * nothing, it says so by a 200 of its own.
     */
    private void describeSuccess() {
        var responses = operation.getResponses();
        if (makesSomethingNew() && method.returnType().name().equals(REST_RESPONSE)) {
            var success = responses.getAPIResponse("200");
            responses.addAPIResponse(
                    "201", OASFactory.createAPIResponse().description("Created").content(success.getContent()));
            if (!method.hasAnnotation(API_RESPONSE)) {
                responses.removeAPIResponse("200");
            }
        }
    }

    private boolean makesSomethingNew() {
        return verb == PathItem.HttpMethod.POST && !method.hasAnnotation(PATH);
    }

    /** What is made for a row that there is, as the bookings of a series, changes that row. */
    private boolean isOfARow() {
        return parameters().stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH);
    }

    private void describeHeaders() {
        if (isOneEffect()) {
            operation.addParameter(reference("IdempotencyKey"));
        }
        if (verb == PathItem.HttpMethod.GET && hasVersion() && !method.hasAnnotation(MOVES_ON)) {
            operation.addParameter(reference("IfNoneMatch"));
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().description("You have the present version"));
        }
        parameters().stream()
                .filter(parameter -> "If-Match".equals(parameter.getName()))
                .forEach(parameter -> parameter
                        .required(!makesSomethingNew() || isOfARow())
                        .description("The `ETag` that you read, with its quotes.")
                        .schema(OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .pattern("^\"\\d{1,18}\"$"))
                        .example("\"0\""));
    }

    /** Nothing of a form may be left out. */
    private void describeForm() {
        if (operation.getRequestBody() != null) {
            var form = operation.getRequestBody().getContent().getMediaType("application/x-www-form-urlencoded");
            if (form != null) {
                form.getSchema()
                        .setRequired(
                                List.copyOf(form.getSchema().getProperties().keySet()));
            }
        }
    }

    private static Parameter reference(String name) {
        return OASFactory.createParameter().ref(name);
    }

    private List<Parameter> parameters() {
        return Objects.requireNonNullElse(operation.getParameters(), List.of());
    }

    private boolean isOneEffect() {
        return method.hasAnnotation(ONE_EFFECT) || method.declaringClass().hasDeclaredAnnotation(ONE_EFFECT);
    }

    /** Whether the answer carries an ETag: rows with a version do, and what is read through {@link Versions}. What is printed is no row. */
    private boolean hasVersion() {
        if (method.returnType().kind() != Type.Kind.PARAMETERIZED_TYPE
                || !method.returnType().name().equals(REST_RESPONSE)) {
            return false;
        }
        var view = method.returnType().asParameterizedType().arguments().getFirst();
        return view.kind() == Type.Kind.CLASS
                && (verb == PathItem.HttpMethod.GET
                        || index.getClassByName(view.name()).method("version") != null);
    }

    private LinkedHashSet<ProblemType> common() {
        var common = new LinkedHashSet<ProblemType>();
        var hasBody = operation.getRequestBody() != null;
        // Also without any parameter: one that is not known is refused.
        common.add(PlatformProblem.INVALID_REQUEST);
        // Also where nobody has to sign in: a token that is sent and is not good is refused.
        common.add(PlatformProblem.NOT_SIGNED_IN);
        if (!roles.isEmpty()) {
            common.add(PlatformProblem.NOT_ALLOWED);
        }
        if (parameters().stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            common.add(PlatformProblem.NOT_FOUND);
        }
        if (isOneEffect()) {
            common.add(PlatformProblem.REQUEST_IN_PROGRESS);
            common.add(PlatformProblem.IDEMPOTENCY_KEY_REUSED);
        }
        if (parameters().stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            common.add(PlatformProblem.STALE_VERSION);
            common.add(PlatformProblem.IF_MATCH_REQUIRED);
        }
        if (hasBody) {
            common.add(PlatformProblem.TOO_LARGE);
            common.add(PlatformProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        return common;
    }

    private void addHeaders(boolean limited) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (limited && (status.startsWith("20") || status.equals("429"))) {
                response.addHeader("RateLimit-Policy", header("RateLimitPolicy"));
                response.addHeader("RateLimit", header("RateLimit"));
            }
            if (status.equals("201")) {
                response.addHeader("Location", header("Location"));
            }
            if (status.startsWith("20") && hasVersion()) {
                response.addHeader("ETag", header("ETag"));
            }
            if (status.equals("429") || status.equals("503")) {
                response.addHeader("Retry-After", header("RetryAfter"));
            }
        });
        // Among any other problems is 503.
        operation.getResponses().getDefaultValue().addHeader("Retry-After", header("RetryAfter"));
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }
}
